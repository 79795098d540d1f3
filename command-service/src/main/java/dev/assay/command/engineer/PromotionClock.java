package dev.assay.command.engineer;

import dev.assay.command.reference.AlertPolicy;
import dev.assay.events.FrameworkEvent.Term;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Since when an engineer's ratings have asked for a promotion, and whether it is late.
///
/// The clock of an urgency starts with the first of an uninterrupted run of ratings at that urgency or above, and runs
/// anew after a case that ended without a promotion (R7).
final class PromotionClock {

    private PromotionClock() {}

    /// A run of counting ratings that reaches the one in force.
    ///
    /// @param causeRatingId the first of the run
    /// @param latest the rating in force, whose sentence is quoted
    record Run(UUID causeRatingId, LocalDate startedOn, Rating latest) {}

    /// A promotion that is late by the policy.
    record Overdue(Urgency urgency, String severity, LocalDate dueOn, int escalateAfterDays, Run run) {}

    /// Severities in rising order.
    private enum Severity {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    /// The run at an urgency or above that is alive today, in the role held today; empty if there is none.
    static Optional<Run> run(Engineer state, String targetRoleId, Urgency threshold, LocalDate today) {
        List<Rating> counting = state.countingRatings(today);
        int first = counting.size();
        while (first > 0 && counting.get(first - 1).urgency().atLeast(threshold)) {
            first--;
        }
        if (first == counting.size()) {
            return Optional.empty();
        }
        Rating cause = counting.get(first);
        LocalDate startedOn = restarts(state, cause, targetRoleId)
                .filter(restart -> restart.isAfter(cause.effectiveOn()))
                .orElse(cause.effectiveOn());
        return Optional.of(new Run(cause.ratingId(), startedOn, counting.getLast()));
    }

    /// The gravest claim that the policy allows today; empty if nothing is late.
    static Optional<Overdue> gravest(Engineer state, String targetRoleId, AlertPolicy policy, LocalDate today) {
        return policy.terms().stream()
                .flatMap(term -> overdue(state, targetRoleId, term, today).stream())
                .max(Comparator.comparing((Overdue overdue) -> Severity.valueOf(overdue.severity()))
                        .thenComparing(Overdue::urgency));
    }

    private static Optional<Overdue> overdue(Engineer state, String targetRoleId, Term term, LocalDate today) {
        Urgency urgency = Urgency.valueOf(term.urgency());
        return run(state, targetRoleId, urgency, today)
                .map(run -> new Overdue(
                        urgency,
                        term.severity(),
                        run.startedOn().plusDays(term.proposalWithinDays()),
                        term.escalateAfterDays(),
                        run))
                .filter(overdue -> !today.isBefore(overdue.dueOn()));
    }

    /// A case that ended before the run began has nothing to say about it.
    private static Optional<LocalDate> restarts(Engineer state, Rating cause, String targetRoleId) {
        return state.cases().stream()
                .filter(ended -> ended.targetRoleId().equals(targetRoleId))
                .filter(ended -> ended.fromRoleId().equals(cause.roleId()))
                .filter(ended -> ended.endedOn() != null && !ended.endedOn().isBefore(cause.effectiveOn()))
                .map(PromotionCase::clockRestartsOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
