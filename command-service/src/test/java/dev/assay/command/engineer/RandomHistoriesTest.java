package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import dev.assay.command.Unknown;
import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.domain.Alert;
import dev.assay.domain.AlertAction;
import dev.assay.domain.AlertAction.Escalate;
import dev.assay.domain.AlertAction.Raise;
import dev.assay.domain.AlertAction.Resolve;
import dev.assay.domain.AlertAssessment;
import dev.assay.domain.Employment.Tenure;
import dev.assay.domain.NextRoles;
import dev.assay.domain.PromotionCase;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.Urgency;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EventJson;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomHistoriesTest {

    private static final int STEPS = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void everyStepKeepsTheRules(long seed) {
        Scenario scenario = Scenario.ofEngineer();
        Random random = new Random(seed);
        RandomCommands commands = new RandomCommands(random, scenario);
        for (int step = 0; step < STEPS; step++) {
            scenario.today = scenario.today.plusDays(random.nextInt(4));
            Engineer before = scenario.state;
            List<EngineerEvent> events = attempt(scenario, commands.next());
            if (!events.isEmpty()) {
                holds(scenario, before);
            }
        }
    }

    @Test
    void theHistoriesReachEveryKindOfEvent() {
        Set<Class<?>> seen = new HashSet<>();
        for (long seed = 1; seed <= 40; seed++) {
            Scenario scenario = Scenario.ofEngineer();
            Random random = new Random(seed);
            RandomCommands commands = new RandomCommands(random, scenario);
            for (int step = 0; step < STEPS; step++) {
                scenario.today = scenario.today.plusDays(random.nextInt(4));
                attempt(scenario, commands.next());
            }
            scenario.history.forEach(event -> seen.add(event.getClass()));
        }
        Set<Class<?>> kinds = Arrays.stream(EngineerEvent.class.getPermittedSubclasses())
                .flatMap(theme -> Arrays.stream(theme.getPermittedSubclasses()))
                .collect(Collectors.toSet());
        assertThat(seen).isEqualTo(kinds);
    }

    private static List<EngineerEvent> attempt(Scenario scenario, EngineerCommand command) {
        try {
            return scenario.when(command);
        } catch (Rejected | Unknown refused) {
            return List.of();
        }
    }

    private static void holds(Scenario scenario, Engineer before) {
        Engineer state = scenario.state;
        assertThat(replay(scenario.history)).as("replay").isEqualTo(state);
        assertThat(roundTrip(state)).as("through JSON").isEqualTo(state);
        ratingsAreNeverOverwritten(before, state);
        ratingInForceIsThatOfTheEvents(scenario);
        secondReviewersAreOthers(scenario.history);
        fourEyesDecide(scenario.history);
        alertsStandAndAreResolvedOnce(scenario);
        whatIsDueIsAccepted(scenario);
        assertThat(state.cases().stream().filter(PromotionCase::open).map(PromotionCase::targetRoleId))
                .as("one open case per target role")
                .doesNotHaveDuplicates();
    }

    private static Engineer replay(List<EngineerEvent> history) {
        return history.stream().reduce(Engineer.UNREGISTERED, Engineer::evolve, (one, other) -> other);
    }

    private static Engineer roundTrip(Engineer state) {
        return EventJson.mapper().readValue(EventJson.mapper().writeValueAsBytes(state), Engineer.class);
    }

    private static void ratingsAreNeverOverwritten(Engineer before, Engineer after) {
        for (RatingRecord old : before.ratings()) {
            RatingRecord now = after.rating(old.ratingId());
            assertThat(List.of(now.cell(), now.urgency(), now.effectiveOn(), now.raterId(), now.roleId()))
                    .isEqualTo(List.of(old.cell(), old.urgency(), old.effectiveOn(), old.raterId(), old.roleId()));
        }
    }

    private static void ratingInForceIsThatOfTheEvents(Scenario scenario) {
        Optional<Tenure> tenure = scenario.state.tenure(scenario.today);
        RatingOracle oracle = new RatingOracle(scenario.history);
        assertThat(tenure.isEmpty()).isEqualTo(scenario.state.departedBy(scenario.today));
        assertThat(scenario.state.ratingInForce(scenario.today).map(RatingRecord::ratingId))
                .as("rating in force")
                .isEqualTo(tenure.flatMap(held -> oracle.inForce(held.roleId(), held.from(), scenario.today)));
    }

    /// What the assessment of the domain asks for, which the promotion watch sends, and nothing else.
    private static void whatIsDueIsAccepted(Scenario scenario) {
        NextRoles nextRoles =
                new NextRoles(scenario.state.roleOn(scenario.today).orElse(""), List.of("SPE"));
        List<AlertAction> due =
                new AlertAssessment(scenario.state.facts(), nextRoles, Scenario.policy(), scenario.today).due();
        By sweep = scenario.by(People.SWEEP);
        Set<EngineerCommand> accepted = new HashSet<>();
        for (Alert alert : scenario.state.alerts()) {
            accept(new EscalateAlert(ENGINEER, alert.alertId(), null, Scenario.policy(), sweep), scenario, accepted);
            accept(new ResolveAlert(ENGINEER, alert.alertId(), sweep), scenario, accepted);
        }
        for (AlertAction action : due) {
            EngineerCommand command =
                    switch (action) {
                        case Raise it ->
                            new RaisePromotionAlert(
                                    ENGINEER,
                                    scenario.newId(),
                                    it.deadline().urgency(),
                                    it.deadline().run().causeRatingId(),
                                    nextRoles,
                                    Scenario.policy(),
                                    sweep);
                        case Escalate it -> new EscalateAlert(ENGINEER, it.alertId(), null, Scenario.policy(), sweep);
                        case Resolve it -> new ResolveAlert(ENGINEER, it.alertId(), sweep);
                    };
            assertThat(Engineer.decide(command, scenario.state)).isNotEmpty();
            accepted.remove(command);
        }
        assertThat(accepted).as("accepted without being due").isEmpty();
    }

    private static void accept(EngineerCommand command, Scenario scenario, Set<EngineerCommand> accepted) {
        try {
            if (!Engineer.decide(command, scenario.state).isEmpty()) {
                accepted.add(command);
            }
        } catch (Rejected refused) {
            // Not due.
        }
    }

    private static void secondReviewersAreOthers(List<EngineerEvent> history) {
        Map<UUID, UUID> authors = new HashMap<>();
        for (EngineerEvent event : history) {
            switch (event) {
                case EngineerRated it -> authors.put(it.ratingId(), it.raterId());
                case RatingRevised it -> authors.put(it.ratingId(), it.raterId());
                case RatingCorrected it -> authors.put(it.ratingId(), it.correctedBy());
                case RatingReviewed it
                when !it.act().equals("RETRACTION") ->
                    assertThat(it.reviewerId()).isNotEqualTo(ENGINEER).isNotEqualTo(authors.get(it.ratingId()));
                default -> {}
            }
        }
        assertThat(authors.values()).doesNotContain(ENGINEER);
    }

    private static void fourEyesDecide(List<EngineerEvent> history) {
        Map<UUID, PromotionProposed> proposals = history.stream()
                .filter(PromotionProposed.class::isInstance)
                .map(PromotionProposed.class::cast)
                .collect(Collectors.toMap(PromotionProposed::caseId, Function.identity()));
        Set<UUID> decided = new HashSet<>();
        for (EngineerEvent event : history) {
            switch (event) {
                case PromotionApproved it -> otherDecides(proposals, it.caseId(), it.decidedBy(), decided);
                case PromotionDeclined it -> otherDecides(proposals, it.caseId(), it.decidedBy(), decided);
                default -> {}
            }
        }
    }

    private static void otherDecides(
            Map<UUID, PromotionProposed> proposals, UUID caseId, UUID decider, Set<UUID> decided) {
        PromotionProposed proposal = Objects.requireNonNull(proposals.get(caseId), "proposed before decided");
        assertThat(decided.add(caseId)).as("decided once").isTrue();
        assertThat(List.of(ENGINEER, proposal.proposedBy(), decider)).doesNotHaveDuplicates();
    }

    private static void alertsStandAndAreResolvedOnce(Scenario scenario) {
        List<UUID> resolved = new ArrayList<>();
        Map<UUID, PromotionOverdueRaised> open = new HashMap<>();
        for (EngineerEvent event : scenario.history) {
            switch (event) {
                case PromotionOverdueRaised it -> {
                    assertThat(open.values())
                            .as("no alert beside one of the same or graver urgency")
                            .noneMatch(other -> other.targetRoleId().equals(it.targetRoleId())
                                    && Urgency.valueOf(other.urgency()).atLeast(Urgency.valueOf(it.urgency())));
                    open.put(it.alertId(), it);
                }
                case AlertResolved it -> {
                    resolved.add(it.alertId());
                    open.remove(it.alertId());
                }
                default -> {}
            }
        }
        assertThat(resolved).doesNotHaveDuplicates();
        String roleId = scenario.state.roleOn(scenario.today).orElse("");
        for (PromotionOverdueRaised alert : open.values()) {
            if (alert.roleId().equals(roleId)) {
                RatingRecord inForce =
                        scenario.state.ratingInForce(scenario.today).orElseThrow();
                assertThat(inForce.urgency()).isGreaterThanOrEqualTo(Urgency.valueOf(alert.urgency()));
            }
        }
    }
}
