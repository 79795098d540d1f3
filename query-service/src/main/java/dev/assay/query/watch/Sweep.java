package dev.assay.query.watch;

import dev.assay.query.watch.CommandService.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks at engineers and sends what is due for them.
@Component
class Sweep {

    private static final int PAGE = 500;

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
        boolean well = true;
        for (String id : List.copyOf(ids)) {
            Optional<Watched> engineer = store.engineer(id);
            well &= engineer.isEmpty() || look(engineer.get(), framework, today);
        }
        metrics.counter("assay.watch.looked").increment(ids.size());
        return well && ids.size() < PAGE;
    }

    private boolean look(Watched engineer, Framework framework, LocalDate today) {
        Assessment assessment = PromotionWatch.assess(engineer, framework, today);
        Optional<LocalDate> next = assessment.nextCheckOn();
        for (Action action : assessment.actions()) {
            Outcome outcome = commands.send(engineer, action, today);
            count(action, outcome);
            if (outcome == Outcome.FAILED) {
                store.due(engineer);
                return false;
            }
            // What was done comes back as an event, and what was refused may look different tomorrow.
            next = Optional.of(today.plusDays(1));
        }
        store.checked(engineer, next, framework.stamp());
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
