package dev.assay.crosscheck;

import static dev.assay.crosscheck.RandomStory.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.command.engineer.Engineer;
import dev.assay.command.engineer.EngineerCommand;
import dev.assay.domain.Alert;
import dev.assay.domain.AlertAction;
import dev.assay.domain.AlertAction.Escalate;
import dev.assay.domain.AlertAction.Raise;
import dev.assay.domain.AlertAction.Resolve;
import dev.assay.domain.AlertAssessment;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.Urgency;
import dev.assay.events.EngineerEvent;
import dev.assay.query.watch.StoredWatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Set `-Dassay.crosscheck.histories=…` for more, `-Dassay.crosscheck.first=…` for other seeds.
class WatchAndDecidersTest {

    private static final long HISTORIES = Long.getLong("assay.crosscheck.histories", 10_000);
    private static final long FIRST_SEED = Long.getLong("assay.crosscheck.first", 1);
    private static final int DAYS = 45;

    /// Each so many histories are read from the watch's own documents; in the others the watch has the facts at once.
    private static final int STORED_EACH = 10;

    /// Of the days on which nothing is to be raised, those on which every claim is tried.
    private static final int ONE_IN = 16;

    private static final UUID SWEEP = new UUID(7, 9);

    @Test
    void theWatchAsksOnEveryDayForExactlyWhatTheDecidersAcceptAndLooksAgainInTime() {
        LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES).parallel().forEach(seed -> new History(seed).run());
    }

    @Test
    void theHistoriesReachEveryActionAndManyDaysOnWhichNothingIsDue() {
        Set<Class<?>> asked = new HashSet<>();
        int quiet = 0;
        for (long seed = 1; seed <= 200; seed++) {
            History history = new History(seed);
            history.run();
            asked.addAll(history.asked);
            quiet += history.quietDays;
        }
        assertThat(asked).contains(Raise.class, Escalate.class, Resolve.class);
        assertThat(quiet).isGreaterThan(1000);
    }

    private static final class History {

        private final long seed;
        private final StoredWatch watch = new StoredWatch();
        private final RandomStory story;
        private final boolean stored;
        private final Set<Class<?>> asked = new HashSet<>();
        private int quietDays;

        private boolean touched = true;
        private String stamp = "";
        private LocalDate nextLook = RandomStory.FIRST;
        private List<AlertAction> atLastLook = List.of();

        History(long seed) {
            this.seed = seed;
            this.stored = seed % STORED_EACH == 0;
            this.story = new RandomStory(seed, envelope -> {
                touched = true;
                if (stored) {
                    watch.apply(envelope);
                }
            });
        }

        void run() {
            for (int day = 0; day < DAYS; day++) {
                look();
                if (story.random.nextInt(2) == 0) {
                    story.step();
                    look();
                }
                story.today = story.today.plusDays(1);
            }
        }

        private void look() {
            AlertAssessment assessment = stored ? watch.assess(ENGINEER, story.today) : known();
            List<AlertAction> due = assessment.due();
            String now = stored ? watch.stamp(story.today) : story.stamp();
            if (touched || !now.equals(stamp) || !story.today.isBefore(nextLook)) {
                nextLook = assessment.nextDay().orElse(LocalDate.MAX);
                atLastLook = due;
                stamp = now;
                touched = false;
            } else {
                check(due.equals(atLastLook), "Due on a day on which the watch does not look");
                quietDays++;
            }
            acceptsExactly(due);
            // Now and then the sweep is late, or its commands are lost.
            if (!due.isEmpty() && story.random.nextInt(3) > 0) {
                due.forEach(action -> decide(command(action)).forEach(story::record));
            }
        }

        private AlertAssessment known() {
            return new AlertAssessment(story.state, story.nextRoles(), story.policy(), story.today);
        }

        private void acceptsExactly(List<AlertAction> due) {
            List<EngineerCommand> commands = due.stream().map(this::command).toList();
            for (AlertAction action : due) {
                asked.add(action.getClass());
                check(
                        !decide(command(action)).isEmpty(),
                        "Asked for in vain: " + action.getClass().getSimpleName());
            }
            for (Alert alert : story.state.alerts()) {
                refusedUnless(
                        commands, new EscalateAlert(ENGINEER, alert.alertId(), null, story.policy(), by()), alert);
                refusedUnless(commands, new ResolveAlert(ENGINEER, alert.alertId(), by()), alert);
            }
            if (due.stream().noneMatch(Raise.class::isInstance) && story.random.nextInt(ONE_IN) == 0) {
                nobodyMayRaise();
            }
        }

        private void refusedUnless(List<EngineerCommand> commands, EngineerCommand command, Alert alert) {
            boolean wanted = commands.stream()
                    .anyMatch(one -> one.getClass() == command.getClass() && concerns(one, alert.alertId()));
            check(decide(command).isEmpty() != wanted, "Accepted without being asked for, or asked for in vain");
        }

        private static boolean concerns(EngineerCommand command, UUID alertId) {
            return switch (command) {
                case EscalateAlert it -> it.alertId().equals(alertId);
                case ResolveAlert it -> it.alertId().equals(alertId);
                default -> false;
            };
        }

        private void nobodyMayRaise() {
            for (RatingRecord rating : story.state.ratings()) {
                for (Urgency urgency : Urgency.values()) {
                    check(decide(raise(urgency, rating.ratingId())).isEmpty(), "Raised without being asked for");
                }
            }
        }

        private EngineerCommand command(AlertAction action) {
            return switch (action) {
                case Raise it ->
                    raise(it.deadline().urgency(), it.deadline().run().causeRatingId());
                case Escalate it ->
                    new EscalateAlert(ENGINEER, it.alertId(), it.step().number(), story.policy(), by());
                case Resolve it -> new ResolveAlert(ENGINEER, it.alertId(), by());
            };
        }

        private RaisePromotionAlert raise(Urgency urgency, UUID cause) {
            return new RaisePromotionAlert(
                    ENGINEER,
                    new UUID(seed, story.random.nextLong()),
                    urgency,
                    cause,
                    story.nextRoles(),
                    story.policy(),
                    by());
        }

        private By by() {
            return new By(SWEEP, story.today);
        }

        private List<EngineerEvent> decide(EngineerCommand command) {
            try {
                return new ArrayList<>(Engineer.decide(command, new Engineer(story.state, Map.of(), List.of())));
            } catch (Rejected refused) {
                return List.of();
            }
        }

        private void check(boolean holds, String otherwise) {
            if (!holds) {
                fail("%s (seed %d on %s)", otherwise, seed, story.today);
            }
        }
    }
}
