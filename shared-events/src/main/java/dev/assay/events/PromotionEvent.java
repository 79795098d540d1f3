package dev.assay.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Promotion cases: a proposal, its decision and nothing lost in between.
public sealed interface PromotionEvent extends EngineerEvent {

    UUID caseId();

    /// @param exception why the target is not a next role on the ladder; absent when it is (R13)
    /// @param decisionDueOn the day by which a decision is expected
    record PromotionProposed(
            UUID engineerId,
            UUID caseId,
            UUID proposedBy,
            String fromRoleId,
            String targetRoleId,
            @Personal String reason,
            @Personal @Nullable String exception,
            LocalDate decisionDueOn,
            LocalDate effectiveOn)
            implements PromotionEvent {}

    record PromotionWithdrawn(
            UUID engineerId,
            UUID caseId,
            UUID withdrawnBy,
            String reasonCode,
            @Personal String reason,
            LocalDate effectiveOn)
            implements PromotionEvent {}

    /// @param effectiveOn the first day in the new role; it may lie in the future (R14)
    record PromotionApproved(
            UUID engineerId,
            UUID caseId,
            UUID decidedBy,
            String fromRoleId,
            String targetRoleId,
            @Personal String reason,
            LocalDate effectiveOn)
            implements PromotionEvent {}

    /// @param reviewOn the day from which the promotion clock runs anew (R7)
    record PromotionDeclined(
            UUID engineerId,
            UUID caseId,
            UUID decidedBy,
            String targetRoleId,
            @Personal String reason,
            LocalDate reviewOn,
            LocalDate effectiveOn)
            implements PromotionEvent {}

    /// The case is void because the engineer left before it could take effect.
    ///
    /// @param promotedOn the day on which the approved promotion would have taken effect; absent if nothing was
    // decided
    /// @param effectiveOn the day of the departure, or of the new tenure that begins without the case
    record PromotionVoided(
            UUID engineerId,
            UUID caseId,
            String fromRoleId,
            String targetRoleId,
            @Nullable LocalDate promotedOn,
            String reasonCode,
            LocalDate effectiveOn)
            implements PromotionEvent {}

    /// The departure that voided the approval was corrected: the case waits for a decision again.
    ///
    /// @param decisionDueOn the day by which a decision is expected
    record PromotionReopened(
            UUID engineerId,
            UUID caseId,
            String fromRoleId,
            String targetRoleId,
            LocalDate decisionDueOn,
            LocalDate effectiveOn)
            implements PromotionEvent {}
}
