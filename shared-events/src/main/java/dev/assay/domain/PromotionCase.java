package dev.assay.domain;

import dev.assay.events.PromotionEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A promotion case and how it ended.
///
/// @param proposedOn the day of the proposal
/// @param decisionDueOn the day by which a decision is expected
/// @param endedOn the day of the decision or withdrawal; for an approval the first day in the new role, also once it is
// void
/// @param clockRestartsOn the day from which the promotion clock runs anew; absent while open and when approved
public record PromotionCase(
        UUID caseId,
        UUID proposedBy,
        String fromRoleId,
        String targetRoleId,
        LocalDate proposedOn,
        LocalDate decisionDueOn,
        State state,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate clockRestartsOn) {

    public enum State {
        OPEN,
        APPROVED,
        DECLINED,
        WITHDRAWN,
        /// The engineer left before it took effect.
        VOIDED
    }

    /// The list after one more event.
    ///
    /// @param cases in the order of recording
    static List<PromotionCase> evolve(List<PromotionCase> cases, PromotionEvent event) {
        return switch (event) {
            case PromotionProposed it -> Lists.append(cases, proposed(it));
            case PromotionWithdrawn it -> end(cases, it, State.WITHDRAWN, it.effectiveOn());
            case PromotionDeclined it -> end(cases, it, State.DECLINED, it.reviewOn());
            case PromotionApproved it -> end(cases, it, State.APPROVED, null);
            case PromotionVoided it ->
                change(
                        cases,
                        it,
                        voided -> voided.end(
                                State.VOIDED, it.promotedOn() == null ? it.effectiveOn() : it.promotedOn(), null));
            case PromotionReopened it -> change(cases, it, reopened -> reopened.reopen(it.decisionDueOn()));
        };
    }

    private static PromotionCase proposed(PromotionProposed it) {
        return new PromotionCase(
                it.caseId(),
                it.proposedBy(),
                it.fromRoleId(),
                it.targetRoleId(),
                it.effectiveOn(),
                it.decisionDueOn(),
                State.OPEN,
                null,
                null);
    }

    private static List<PromotionCase> end(
            List<PromotionCase> cases, PromotionEvent event, State how, @Nullable LocalDate restart) {
        return change(cases, event, it -> it.end(how, event.effectiveOn(), restart));
    }

    private static List<PromotionCase> change(
            List<PromotionCase> cases, PromotionEvent event, UnaryOperator<PromotionCase> change) {
        return Lists.change(cases, it -> it.caseId.equals(event.caseId()), change);
    }

    public boolean open() {
        return state == State.OPEN;
    }

    /// Whether it keeps a promotion from being late: proposed in time, and a decision can still be expected.
    public boolean onTrack(LocalDate proposalDueOn, LocalDate today) {
        return !proposedOn.isAfter(proposalDueOn) && today.isBefore(decisionDueOn);
    }

    private PromotionCase reopen(LocalDate nextDecisionDueOn) {
        return new PromotionCase(
                caseId, proposedBy, fromRoleId, targetRoleId, proposedOn, nextDecisionDueOn, State.OPEN, null, null);
    }

    private PromotionCase end(State how, LocalDate on, @Nullable LocalDate restart) {
        return new PromotionCase(
                caseId, proposedBy, fromRoleId, targetRoleId, proposedOn, decisionDueOn, how, on, restart);
    }
}
