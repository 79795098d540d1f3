package dev.assay.command.engineer;

import dev.assay.command.By;
import dev.assay.command.reference.RoleCatalogue;
import dev.assay.domain.AlertPolicy;
import dev.assay.domain.NextRoles;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Promotion cases: proposal, decision, withdrawal.
public sealed interface PromotionCommand extends EngineerCommand {

    UUID caseId();

    /// @param exception why the target is not a next role on the ladder; absent when it is (R13)
    /// @param effectiveOn the day of the proposal
    record ProposePromotion(
            UUID engineerId,
            UUID caseId,
            String targetRoleId,
            String reason,
            @Nullable String exception,
            NextRoles nextRoles,
            RoleCatalogue roles,
            AlertPolicy policy,
            LocalDate effectiveOn,
            By by)
            implements PromotionCommand {}

    /// @param managersAbove the people above the one who withdraws, today
    /// @param effectiveOn the day of the withdrawal
    record WithdrawPromotion(
            UUID engineerId,
            UUID caseId,
            WithdrawalReason reasonCode,
            String reason,
            List<UUID> managersAbove,
            AlertPolicy policy,
            LocalDate effectiveOn,
            By by)
            implements PromotionCommand {}

    /// @param effectiveOn the first day in the new role; it may lie in the future (R14)
    ///
    /// @param managersAbove the people above the one who decides, today
    record ApprovePromotion(
            UUID engineerId, UUID caseId, String reason, List<UUID> managersAbove, LocalDate effectiveOn, By by)
            implements PromotionCommand {}

    /// @param reviewOn the day from which the promotion clock runs anew (R7)
    /// @param managersAbove the people above the one who decides, today
    /// @param effectiveOn the day of the decision
    record DeclinePromotion(
            UUID engineerId,
            UUID caseId,
            String reason,
            LocalDate reviewOn,
            List<UUID> managersAbove,
            AlertPolicy policy,
            LocalDate effectiveOn,
            By by)
            implements PromotionCommand {}

    /// Why a proposal is taken back.
    enum WithdrawalReason {
        PREMATURE,
        ENGINEER_REQUEST,
        ROLE_UNAVAILABLE,
        PROPOSED_IN_ERROR,
        OTHER
    }
}
