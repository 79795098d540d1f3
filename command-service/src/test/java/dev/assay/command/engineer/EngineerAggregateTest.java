package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.ENGINEER;
import static dev.assay.command.engineer.People.HR;
import static dev.assay.command.engineer.People.MANAGER;
import static dev.assay.command.engineer.Scenario.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.Command;
import dev.assay.command.Rejected;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.domain.NextRoles;
import dev.assay.domain.Urgency;
import dev.assay.events.EventJson;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.RoleChanged;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineerAggregateTest {

    private final FixtureConfiguration<EngineerAggregate> fixture = new AggregateTestFixture<>(EngineerAggregate.class);
    private final Scenario scenario = new Scenario();

    private final EngineerRegistered registered =
            new EngineerRegistered(ENGINEER, "Robin Vale", "robin.vale@example.org", "IMPE", null, REGISTERED);

    @BeforeEach
    void routeByStream() {
        fixture.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier(((Command) command.getPayload()).stream(), null));
    }

    @Test
    void aRegistrationStartsTheStreamAtVersionZero() {
        fixture.givenNoPriorActivity().when(register()).expectEvents(registered).expectResultMessagePayload(0L);
    }

    @Test
    void aSecondRegistrationIsRefused() {
        fixture.given(registered)
                .when(register())
                .expectException(Rejected.class)
                .expectNoEvents();
    }

    @Test
    void everyDecidedEventRaisesTheVersion() {
        fixture.given(registered)
                .when(changeRole("EM"))
                .expectEvents(new RoleChanged(ENGINEER, "IMPE", "EM", "A move", scenario.today))
                .expectResultMessagePayload(new ChangedRoster(1L, null));
    }

    @Test
    void anUnchangedWorldKeepsTheVersion() {
        fixture.given(registered)
                .when(changeRole("IMPE"))
                .expectNoEvents()
                .expectResultMessagePayload(new ChangedRoster(0L, null));
    }

    @Test
    void raisingAnswersTheAlertThatMakesTheClaim() {
        Scenario story = Scenario.ofEngineer();
        UUID cause = story.rated("4/High", story.today);
        long version = story.history.size() - 1;
        RaisePromotionAlert first = raise(story, cause);
        fixture.given(story.history)
                .when(first)
                .expectResultMessagePayload(new RaisedAlert(first.alertId(), version + 1));

        story.when(first);
        fixture.given(story.history)
                .when(raise(story, cause))
                .expectNoEvents()
                .expectResultMessagePayload(new RaisedAlert(first.alertId(), version + 1));
    }

    @Test
    void everyCommandHasItsHandler() {
        Set<Class<?>> handled = Arrays.stream(EngineerAggregate.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("handle"))
                .map(method -> method.getParameterTypes()[0])
                .collect(Collectors.toSet());
        Set<Class<?>> commands = Arrays.stream(EngineerCommand.class.getPermittedSubclasses())
                .flatMap(theme -> Arrays.stream(theme.getPermittedSubclasses()))
                .collect(Collectors.toSet());

        assertThat(handled).isEqualTo(commands);
    }

    @Test
    void aSnapshotIsReadAsItWasWritten() {
        Scenario story = Scenario.ofEngineer();
        UUID cause = story.rated("4/High", story.today);
        story.when(raise(story, cause));
        EngineerAggregate aggregate = new EngineerAggregate();
        story.history.forEach(event -> aggregate.on(event, MetaData.emptyInstance()));

        byte[] snapshot = EventJson.mapper().writeValueAsBytes(aggregate);
        EngineerAggregate read = EventJson.mapper().readValue(snapshot, EngineerAggregate.class);

        assertThat(read).usingRecursiveComparison().isEqualTo(aggregate);
        assertThat(EventJson.mapper().readTree(snapshot).propertyNames()).containsExactly("stream", "state");
    }

    private RegisterEngineer register() {
        return new RegisterEngineer(
                ENGINEER,
                "Robin Vale",
                "robin.vale@example.org",
                "IMPE",
                null,
                Scenario.roles(),
                REGISTERED,
                scenario.by(HR));
    }

    private ChangeRole changeRole(String roleId) {
        return new ChangeRole(
                ENGINEER, scenario.newId(), roleId, "A move", Scenario.roles(), scenario.today, scenario.by(HR));
    }

    private static RaisePromotionAlert raise(Scenario story, UUID cause) {
        return new RaisePromotionAlert(
                ENGINEER,
                story.newId(),
                Urgency.IMMEDIATE,
                cause,
                new NextRoles("IMPE", List.of("SPE")),
                Scenario.policy(),
                story.by(MANAGER));
    }
}
