package dev.assay.crosscheck;

import static dev.assay.crosscheck.RandomStory.BOSS;
import static dev.assay.crosscheck.RandomStory.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.By;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.Engineer;
import dev.assay.domain.AlertAction.Raise;
import dev.assay.domain.AlertPolicy;
import dev.assay.domain.EngineerState;
import dev.assay.domain.NextRoles;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.AssayEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.Streams;
import dev.assay.query.watch.StoredWatch;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Rated DUE, then below; the second rating is revised in a role that the engineer, as it turns out, never held.
class UndoneMoveTest {

    private static final UUID FIRST = new UUID(9, 1);
    private static final UUID SECOND = new UUID(9, 2);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);

    private final StoredWatch watch = new StoredWatch();
    private final List<EngineerEvent> events = new ArrayList<>();

    @Test
    void theWatchAsksForThePromotionThatTheDeciderHoldsOverdue() {
        record(new LadderDefined("platform", "Platform", List.of(), List.of(new NextRole("IMPE", "SPE")), day(1, 1)));
        record(new EngineerRegistered(ENGINEER, "Robin Vale", "robin@example.org", "IMPE", BOSS, day(1, 1)));
        record(new EngineerRated(ENGINEER, FIRST, BOSS, null, judgement("IMPE", "DUE"), List.of(), day(2, 1)));
        record(new EngineerRated(ENGINEER, SECOND, BOSS, null, judgement("IMPE", "NONE"), List.of(), day(3, 1)));
        record(new RoleChanged(ENGINEER, "IMPE", "EM", "To people management", day(4, 1)));
        record(new RatingRevised(
                ENGINEER,
                new UUID(9, 3),
                SECOND,
                BOSS,
                "4/Low",
                judgement("EM", "NONE"),
                List.of(),
                "APPEAL",
                "Heard again",
                day(4, 2)));
        record(new RoleChanged(ENGINEER, "EM", "IMPE", "Undone", day(4, 1)));

        assertThat(watch.assess(ENGINEER, AUGUST).due())
                .singleElement()
                .isInstanceOfSatisfying(
                        Raise.class, raise -> assertThat(raise.deadline().run().causeRatingId())
                                .isEqualTo(FIRST));
        assertThat(watch.assess(ENGINEER, day(3, 15)).nextDay()).contains(day(4, 1));
        assertThat(watch.assess(ENGINEER, day(4, 1)).nextDay()).contains(day(4, 2));
        assertThat(decided()).singleElement().isInstanceOfSatisfying(PromotionOverdueRaised.class, raised -> {
            assertThat(raised.causeRatingId()).isEqualTo(FIRST);
            assertThat(raised.dueOn()).isEqualTo(day(4, 2));
        });
    }

    private List<EngineerEvent> decided() {
        Raise raise = (Raise) watch.assess(ENGINEER, AUGUST).due().getFirst();
        EngineerState state = EngineerState.UNREGISTERED;
        for (EngineerEvent event : events) {
            state = EngineerState.evolve(state, event);
        }
        return Engineer.decide(
                new RaisePromotionAlert(
                        ENGINEER,
                        new UUID(9, 4),
                        raise.deadline().urgency(),
                        raise.deadline().run().causeRatingId(),
                        new NextRoles("IMPE", List.of("SPE")),
                        AlertPolicy.DEFAULT,
                        new By(BOSS, AUGUST)),
                new Engineer(state, Map.of(), List.of()));
    }

    private void record(AssayEvent event) {
        boolean engineers = event instanceof EngineerEvent;
        long version = engineers ? events.size() : 0;
        watch.apply(new Envelope(
                UUID.nameUUIDFromBytes(new byte[] {(byte) version}),
                version,
                engineers ? Streams.engineer(ENGINEER) : Streams.ladder("platform"),
                version,
                event.effectiveOn().atStartOfDay().toInstant(ZoneOffset.UTC),
                BOSS,
                BOSS,
                BOSS,
                null,
                event));
        if (event instanceof EngineerEvent about) {
            events.add(about);
        }
    }

    private static Judgement judgement(String roleId, String urgency) {
        boolean quiet = urgency.equals("NONE");
        return new Judgement(
                roleId,
                1,
                "ab".repeat(32),
                4,
                quiet ? "Low" : "Mid",
                urgency,
                quiet ? null : "BUSINESS_IMPACT",
                quiet ? null : "A promotion is the appropriate next step.",
                90,
                "Seen at work",
                List.of(),
                List.of(),
                day(1, 1),
                day(1, 31));
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
