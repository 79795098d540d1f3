package dev.assay.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The system's own claims that a promotion is late, and how people answered them.
public sealed interface AlertEvent extends EngineerEvent {

    UUID alertId();

    /// @param roleId the role that the engineer holds
    /// @param targetRoleId the next role on the ladder; of several the first in alphabetical order
    /// @param urgency the threshold that was passed: `CONVERSATION`, `DUE`, `OVERDUE` or `IMMEDIATE`
    /// @param severity `LOW`, `MEDIUM`, `HIGH` or `CRITICAL`
    /// @param causeRatingId the first uninterrupted rating at that urgency or above
    /// @param ratingId the rating whose sentence is quoted
    /// @param signal the rubric's own sentence
    /// @param clockStartedOn the day from which the policy counts
    /// @param dueOn the day by which a proposal was expected
    /// @param escalateOn the day on which it goes up the escalation path if nothing happens
    /// @param effectiveOn the day on which the claim was made
    /// @param targetRoleIds all next roles: a case for any of them answers the claim; absent where `targetRoleId`
    // is the
    ///     only one that the claim names
    record PromotionOverdueRaised(
            UUID engineerId,
            UUID alertId,
            String roleId,
            String targetRoleId,
            String urgency,
            String severity,
            UUID causeRatingId,
            UUID ratingId,
            String cell,
            String signalSide,
            String signal,
            LocalDate clockStartedOn,
            LocalDate dueOn,
            LocalDate escalateOn,
            int policyVersion,
            LocalDate effectiveOn,
            @Nullable List<String> targetRoleIds)
            implements AlertEvent {

        /// A claim that names one next role.
        public PromotionOverdueRaised(
                UUID engineerId,
                UUID alertId,
                String roleId,
                String targetRoleId,
                String urgency,
                String severity,
                UUID causeRatingId,
                UUID ratingId,
                String cell,
                String signalSide,
                String signal,
                LocalDate clockStartedOn,
                LocalDate dueOn,
                LocalDate escalateOn,
                int policyVersion,
                LocalDate effectiveOn) {
            this(
                    engineerId,
                    alertId,
                    roleId,
                    targetRoleId,
                    urgency,
                    severity,
                    causeRatingId,
                    ratingId,
                    cell,
                    signalSide,
                    signal,
                    clockStartedOn,
                    dueOn,
                    escalateOn,
                    policyVersion,
                    effectiveOn,
                    null);
        }
    }

    record AlertAcknowledged(
            UUID engineerId,
            UUID alertId,
            UUID acknowledgedBy,
            @Personal @Nullable String reason,
            LocalDate effectiveOn)
            implements AlertEvent {}

    /// @param until the day on which it opens again
    record AlertSnoozed(
            UUID engineerId,
            UUID alertId,
            UUID snoozedBy,
            LocalDate until,
            @Personal String reason,
            LocalDate effectiveOn)
            implements AlertEvent {}

    /// A promotion case answers the alert; the case has its own deadline.
    ///
    /// @param escalateOn the day on which it escalates if the case is still undecided
    record AlertTakenUp(UUID engineerId, UUID alertId, UUID caseId, LocalDate escalateOn, LocalDate effectiveOn)
            implements AlertEvent {}

    /// The case ended without a promotion; the clock runs anew (R7).
    ///
    /// @param clockRestartsOn the review date of a declined case, or the day of a withdrawal; never before the day
    ///     from which the clock ran until now
    /// @param dueOn the new day by which a proposal is expected; the alert stands open and later due
    record AlertClockRestarted(
            UUID engineerId,
            UUID alertId,
            UUID caseId,
            LocalDate clockRestartsOn,
            LocalDate dueOn,
            LocalDate escalateOn,
            LocalDate effectiveOn)
            implements AlertEvent {}

    /// @param step 1 is the manager, 2 the manager's manager, 3 the HR partner, 4 the head of engineering
    /// @param escalateOn the day of the next step; absent after the last
    record AlertEscalated(
            UUID engineerId,
            UUID alertId,
            int step,
            String escalatedTo,
            @Nullable LocalDate escalateOn,
            LocalDate effectiveOn)
            implements AlertEvent {}

    /// @param resolution `PROMOTED`, `RERATED`, `RETRACTED`, `ROLE_CHANGED` or `LEFT`: nothing else resolves (R6)
    record AlertResolved(UUID engineerId, UUID alertId, String resolution, LocalDate effectiveOn)
            implements AlertEvent {}
}
