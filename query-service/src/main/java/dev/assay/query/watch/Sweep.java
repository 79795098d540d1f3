package dev.assay.query.watch;

import dev.assay.query.watch.CommandService.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    }

    /// Everybody whose day has come, or who was last looked at by other ladders or another policy.
    ///
    /// @return false if a command failed and should be tried again soon
    boolean everybody() {
        LocalDate today = LocalDate.now(clock);
        Framework framework = store.framework(today);
        return page(store.due(today, PAGE), framework, today)
                && page(store.checkedByOtherThan(framework.stamp(), PAGE), framework, today);
    }

    /// The engineers of these ids; others are passed over.
    ///
    /// @return false if a command failed and should be tried again soon
    boolean these(Collection<String> ids) {
        LocalDate today = LocalDate.now(clock);
        return page(ids, store.framework(today), today);
    }

    private boolean page(Collection<String> ids, Framework framework, LocalDate today) {
        List<String> all = List.copyOf(ids);
        boolean well = true;
        for (int start = 0; start < all.size(); start += AT_ONCE) {
            well &= look(all.subList(start, Math.min(start + AT_ONCE, all.size())), framework, today);
        }
        metrics.counter("assay.watch.looked").increment(ids.size());
        return well && ids.size() < PAGE;
    }

    private boolean look(List<String> ids, Framework framework, LocalDate today) {
        boolean well = true;
        Map<Watched, Optional<LocalDate>> checked = new IdentityHashMap<>();
        for (Watched engineer : store.engineers(ids)) {
            Assessment assessment = PromotionWatch.assess(engineer, framework, today);
            if (send(assessment.actions(), engineer, today)) {
                // What was done comes back as an event, and what was refused may look different tomorrow.
                boolean acted = !assessment.actions().isEmpty();
                checked.put(engineer, acted ? Optional.of(today.plusDays(1)) : assessment.nextCheckOn());
            } else {
                store.due(engineer);
                well = false;
            }
        }
        store.checked(checked, framework.stamp());
        return well;
    }

    /// @return false if one failed; those after it are not sent
    private boolean send(List<Action> actions, Watched engineer, LocalDate today) {
        for (Action action : actions) {
            Outcome outcome = commands.send(engineer, action, today);
            count(action, outcome);
            if (outcome == Outcome.FAILED) {
                return false;
            }
        }
        return true;
    }

    private void count(Action action, Outcome outcome) {
        metrics.counter(
                        "assay.watch.commands",
                        "action",
                        action.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
