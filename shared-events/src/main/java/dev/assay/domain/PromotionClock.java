package dev.assay.domain;

import dev.assay.events.FrameworkEvent.Term;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Since when an engineer's ratings have asked for a promotion, and whether it is late, on one day.
///
/// The clock of an urgency starts with the first of an uninterrupted run of ratings at that urgency or above, and runs
/// anew after a case that ended without a promotion (R7).
public final class PromotionClock {

    private final List<PromotionCase> cases;
    private final List<RatingRecord> succession;
    private final LocalDate today;

    public PromotionClock(EngineerState state, LocalDate today) {
        this.cases = state.cases();
        this.succession = state.effectiveRatings().succession(today);
        this.today = today;
    }

    /// A run of ratings that reaches the one in force.
    ///
    /// @param causeRatingId the first of the run
    /// @param latest the rating in force, whose sentence is quoted
    public record Run(UUID causeRatingId, LocalDate startedOn, RatingRecord latest) {}

    /// What a run is by one term of the policy.
    ///
    /// @param dueOn the day by which a proposal is expected
    public record Deadline(Urgency urgency, Severity severity, LocalDate dueOn, int escalateAfterDays, Run run) {}

    /// The run at an urgency or above that is alive today, in the role held today; empty if there is none.
    ///
    /// @param targetRoleIds cases for these roles set the clock anew
    public Optional<Run> run(Collection<String> targetRoleIds, Urgency threshold) {
        int first = succession.size();
        while (first > 0 && succession.get(first - 1).urgency().atLeast(threshold)) {
            first--;
        }
        if (first == succession.size()) {
            return Optional.empty();
        }
        RatingRecord cause = succession.get(first);
        LocalDate startedOn = restarts(cause, targetRoleIds)
                .filter(restart -> restart.isAfter(cause.effectiveOn()))
                .orElse(cause.effectiveOn());
        return Optional.of(new Run(cause.ratingId(), startedOn, succession.getLast()));
    }

    /// By every term of the policy whose urgency the ratings reach.
    public List<Deadline> deadlines(Collection<String> targetRoleIds, AlertPolicy policy) {
        return policy.terms().stream()
                .flatMap(term ->
                        run(targetRoleIds, Urgency.valueOf(term.urgency())).map(run -> deadline(term, run)).stream())
                .toList();
    }

    /// The gravest that has passed; empty if nothing is late.
    public Optional<Deadline> gravest(Collection<String> targetRoleIds, AlertPolicy policy) {
        return gravest(deadlines(targetRoleIds, policy));
    }

    Optional<Deadline> gravest(List<Deadline> deadlines) {
        return deadlines.stream()
                .filter(deadline -> !today.isBefore(deadline.dueOn()))
                .max(Comparator.comparing(Deadline::severity).thenComparing(Deadline::urgency));
    }

    private static Deadline deadline(Term term, Run run) {
        return new Deadline(
                Urgency.valueOf(term.urgency()),
                Severity.valueOf(term.severity()),
                run.startedOn().plusDays(term.proposalWithinDays()),
                term.escalateAfterDays(),
                run);
    }

    /// A case that ended before the run began has nothing to say about it.
    private Optional<LocalDate> restarts(RatingRecord cause, Collection<String> targetRoleIds) {
        return cases.stream()
                .filter(ended -> targetRoleIds.contains(ended.targetRoleId()))
                .filter(ended -> ended.fromRoleId().equals(cause.roleId()))
                .filter(ended -> ended.endedOn() != null && !ended.endedOn().isBefore(cause.effectiveOn()))
                .map(PromotionCase::clockRestartsOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
