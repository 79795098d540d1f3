package dev.assay.query.watch;

import dev.assay.events.FrameworkEvent.Term;
import dev.assay.query.watch.Action.Escalate;
import dev.assay.query.watch.Action.Raise;
import dev.assay.query.watch.Action.Resolve;
import dev.assay.query.watch.Watched.Alert;
import dev.assay.query.watch.Watched.Case;
import dev.assay.query.watch.Watched.Rating;
import dev.assay.query.watch.Watched.Tenure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says what the alert policy asks for today. The command service decides: this only finds what is worth asking.
///
/// The clock of an urgency starts with the first of an uninterrupted run of ratings at that urgency or above, and runs
/// anew after a case that ended without a promotion (R7).
final class PromotionWatch {

    private static final int LAST_STEP = 4;

    private final Watched engineer;
    private final Framework framework;
    private final LocalDate today;
    private final @Nullable String role;
    private final List<Rating> counting;
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private final List<Action> actions = new ArrayList<>();

    private PromotionWatch(Watched engineer, Framework framework, LocalDate today) {
        this.engineer = engineer;
        this.framework = framework;
        this.today = today;
        this.role = engineer.tenure(today).map(Tenure::roleId).orElse(null);
        this.counting = engineer.countingRatings(today);
    }

    /// Severities in rising order.
    private enum Severity {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    private record Run(Rating cause, LocalDate startedOn) {}

    private record Overdue(Term term, Urgency urgency, LocalDate dueOn, Run run) {}

    static Assessment assess(Watched engineer, Framework framework, LocalDate today) {
        PromotionWatch watch = new PromotionWatch(engineer, framework, today);
        watch.look();
        return new Assessment(List.copyOf(watch.actions), Optional.ofNullable(watch.days.higher(today)));
    }

    private void look() {
        engineer.roles().forEach(held -> days.add(held.from()));
        engineer.ratings().forEach(rating -> days.add(rating.effectiveOn()));
        if (engineer.departedOn() != null) {
            days.add(engineer.departedOn());
        }
        engineer.alerts().stream().filter(alert -> !alert.resolved()).forEach(this::standing);
        if (role != null && !engineer.departedBy(today)) {
            framework.target(role).ifPresent(this::missing);
        }
    }

    /// An alert that stands: its cause may have ended, or it goes up the path.
    private void standing(Alert alert) {
        if (ended(alert)) {
            actions.add(new Resolve(alert.id()));
            return;
        }
        if (alert.escalateOn() == null || alert.step() >= LAST_STEP) {
            return;
        }
        LocalDate on = alert.snoozedUntil() != null && alert.snoozedUntil().isAfter(alert.escalateOn())
                ? alert.snoozedUntil()
                : alert.escalateOn();
        days.add(on);
        if (!today.isBefore(on) && !engineer.awaitsPromotion(alert.targetRoleId(), today)) {
            actions.add(new Escalate(alert.id(), alert.step() + 1));
        }
    }

    private boolean ended(Alert alert) {
        if (engineer.departedBy(today) || (role != null && !role.equals(alert.roleId()))) {
            return true;
        }
        Optional<Run> run = run(alert.targetRoleId(), alert.urgency());
        if (run.isEmpty()) {
            return true;
        }
        LocalDate startedOn = run.get().startedOn();
        return startedOn.isAfter(alert.clockStartedOn())
                && startedOn.plusDays(alert.daysGranted()).isAfter(today);
    }

    /// The gravest claim that the policy allows today, unless somebody is at it already.
    private void missing(String target) {
        Optional<Overdue> gravest = framework.terms().stream()
                .flatMap(term -> overdue(target, term).stream())
                .max(Comparator.comparing(
                                (Overdue late) -> Severity.valueOf(late.term().severity()))
                        .thenComparing(Overdue::urgency));
        Optional<Case> open = engineer.openCase(target);
        open.ifPresent(it -> days.add(it.decisionDueOn()));
        if (gravest.isEmpty() || engineer.awaitsPromotion(target, today)) {
            return;
        }
        Overdue late = gravest.get();
        if (open.filter(it -> it.onTrack(late.dueOn(), today)).isPresent()) {
            return;
        }
        boolean claimed = engineer.alerts().stream()
                .anyMatch(alert -> !alert.resolved()
                        && alert.targetRoleId().equals(target)
                        && alert.urgency().atLeast(late.urgency()));
        if (!claimed) {
            actions.add(new Raise(
                    target, late.urgency(), late.run().cause().id(), late.run().startedOn()));
        }
    }

    private Optional<Overdue> overdue(String target, Term term) {
        Urgency urgency = Urgency.valueOf(term.urgency());
        Optional<Run> run = run(target, urgency);
        if (run.isEmpty()) {
            return Optional.empty();
        }
        LocalDate dueOn = run.get().startedOn().plusDays(term.proposalWithinDays());
        days.add(dueOn);
        return today.isBefore(dueOn) ? Optional.empty() : Optional.of(new Overdue(term, urgency, dueOn, run.get()));
    }

    /// The run at an urgency or above that reaches the rating in force today.
    private Optional<Run> run(String target, Urgency threshold) {
        int first = counting.size();
        while (first > 0 && counting.get(first - 1).urgency().atLeast(threshold)) {
            first--;
        }
        if (first == counting.size()) {
            return Optional.empty();
        }
        Rating cause = counting.get(first);
        LocalDate startedOn = engineer.cases().stream()
                .filter(ended -> ended.targetRoleId().equals(target)
                        && ended.fromRoleId().equals(cause.roleId()))
                .filter(ended -> ended.endedOn() != null && !ended.endedOn().isBefore(cause.effectiveOn()))
                .map(Case::restartsOn)
                .filter(Objects::nonNull)
                .filter(restart -> restart.isAfter(cause.effectiveOn()))
                .max(Comparator.naturalOrder())
                .orElse(cause.effectiveOn());
        return Optional.of(new Run(cause, startedOn));
    }
}
