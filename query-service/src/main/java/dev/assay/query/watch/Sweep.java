package dev.assay.query.watch;

import dev.assay.domain.AlertAction;
import dev.assay.domain.AlertAssessment;
import dev.assay.query.watch.CommandService.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Looks at engineers and sends what is due for them.
@Component
class Sweep {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 100;

    private final WatchStore store;
    private final CommandService commands;
    private final MeterRegistry metrics;
    private final Clock clock;

    Sweep(WatchStore store, CommandService commands, MeterRegistry metrics, Clock clock) {
        this.store = store;
        this.commands = commands;
        this.metrics = metrics;
        this.clock = clock;
        // From the start, so that an alarm finds them before the first command.
        for (Class<?> action : AlertAction.class.getPermittedSubclasses()) {
            for (Outcome outcome : Outcome.values()) {
                sent(action, outcome);
            }
        }
    }

    enum Progress {
        /// Nobody is left.
        DONE,
        /// Somebody may be left.
        MORE,
        /// A command failed.
        FAILED
    }

    /// A page of those whose day has come, or who were last looked at by other ladders or another policy.
    Progress everybody() {
        LocalDate today = LocalDate.now(clock);
        Framework framework = store.framework(today);
        List<String> due = store.due(today, PAGE);
        List<String> others = due.size() < PAGE ? store.checkedByOtherThan(framework.stamp(), PAGE) : List.of();
        List<String> all =
                Stream.concat(due.stream(), others.stream()).distinct().toList();
        if (!look(all, framework, today).isEmpty()) {
            return Progress.FAILED;
        }
        return all.size() < PAGE ? Progress.DONE : Progress.MORE;
    }

    /// The engineers of these ids; others are passed over.
    ///
    /// @return those for whom a command failed or was not sent: try again soon
    Set<String> these(Collection<String> ids) {
        LocalDate today = LocalDate.now(clock);
        return look(List.copyOf(ids), store.framework(today), today);
    }

    private Set<String> look(List<String> ids, Framework framework, LocalDate today) {
        Set<String> left = new HashSet<>();
        for (int start = 0; start < ids.size(); start += AT_ONCE) {
            List<String> some = ids.subList(start, Math.min(start + AT_ONCE, ids.size()));
            if (!look(some, framework, today, left)) {
                left.addAll(ids.subList(start + some.size(), ids.size()));
                break;
            }
        }
        metrics.counter("assay.watch.looked").increment(ids.size() - left.size());
        return left;
    }

    /// @param left takes those for whom a command failed or was not sent
    /// @return false if the command service cannot be reached
    private boolean look(List<String> ids, Framework framework, LocalDate today, Set<String> left) {
        Map<WatchedEngineer, Optional<LocalDate>> checked = new IdentityHashMap<>();
        Set<String> due = new HashSet<>();
        boolean reachable = true;
        for (WatchedEngineer engineer : store.engineers(ids)) {
            AlertAssessment assessment = engineer.assess(framework, today);
            List<AlertAction> actions = assessment.due();
            Outcome outcome = reachable ? send(actions, engineer, today) : Outcome.UNREACHABLE;
            reachable = outcome != Outcome.UNREACHABLE;
            if (reachable && outcome != Outcome.FAILED) {
                // What was done comes back as an event, and what was refused may look different tomorrow.
                checked.put(engineer, actions.isEmpty() ? assessment.nextDay() : Optional.of(today.plusDays(1)));
            } else {
                due.add(engineer.engineerId());
            }
        }
        store.checked(checked, framework.stamp());
        store.due(due);
        left.addAll(due);
        return reachable;
    }

    /// Those after one that failed are not sent.
    private Outcome send(List<AlertAction> actions, WatchedEngineer engineer, LocalDate today) {
        for (AlertAction action : actions) {
            Outcome outcome = commands.send(engineer, action, today);
            count(action, outcome);
            if (outcome == Outcome.FAILED || outcome == Outcome.UNREACHABLE) {
                return outcome;
            }
        }
        return Outcome.DONE;
    }

    private void count(AlertAction action, Outcome outcome) {
        sent(action.getClass(), outcome).increment();
    }

    private Counter sent(Class<?> action, Outcome outcome) {
        return metrics.counter(
                "assay.watch.commands",
                "action",
                action.getSimpleName().toLowerCase(Locale.ROOT),
                "outcome",
                outcome.name().toLowerCase(Locale.ROOT));
    }
}
