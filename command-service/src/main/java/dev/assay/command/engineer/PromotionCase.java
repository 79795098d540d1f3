package dev.assay.command.engineer;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A promotion case and how it ended.
///
/// @param proposedOn the day of the proposal
/// @param decisionDueOn the day by which a decision is expected
/// @param endedOn the day of the decision or withdrawal; for an approval the first day in the new role
/// @param clockRestartsOn the day from which the promotion clock runs anew; absent while open and when approved
record PromotionCase(
        UUID caseId,
        UUID proposedBy,
        String fromRoleId,
        String targetRoleId,
        LocalDate proposedOn,
        LocalDate decisionDueOn,
        State state,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate clockRestartsOn) {

    enum State {
        OPEN,
        APPROVED,
        DECLINED,
        WITHDRAWN
    }

    boolean open() {
        return state == State.OPEN;
    }

    /// Whether it keeps a promotion from being late: proposed in time, and a decision can still be expected.
    boolean onTrack(LocalDate proposalDueOn, LocalDate today) {
        return !proposedOn.isAfter(proposalDueOn) && today.isBefore(decisionDueOn);
    }

    PromotionCase end(State how, LocalDate on, @Nullable LocalDate restart) {
        return new PromotionCase(
                caseId, proposedBy, fromRoleId, targetRoleId, proposedOn, decisionDueOn, how, on, restart);
    }
}
