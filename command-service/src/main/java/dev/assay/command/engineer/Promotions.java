package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.engineer.PromotionCommand.ApprovePromotion;
import dev.assay.command.engineer.PromotionCommand.DeclinePromotion;
import dev.assay.command.engineer.PromotionCommand.ProposePromotion;
import dev.assay.command.engineer.PromotionCommand.WithdrawPromotion;
import dev.assay.domain.Employment.Tenure;
import dev.assay.domain.PromotionCase;
import dev.assay.events.EngineerEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Decides promotion cases (R12, R13, R14).
final class Promotions {

    private Promotions() {}

    static List<EngineerEvent> decide(PromotionCommand command, Engineer state) {
        return switch (command) {
            case ProposePromotion it -> propose(it, state);
            case WithdrawPromotion it -> withdraw(it, state);
            case ApprovePromotion it -> approve(it, state);
            case DeclinePromotion it -> decline(it, state);
        };
    }

    private static List<EngineerEvent> propose(ProposePromotion command, Engineer state) {
        String target = command.targetRoleId();
        UUID proposerId = command.by().actorId();
        Rules.requireStillHere(state, command.by());
        Rules.requireHappened("promotion", command.effectiveOn(), command.by(), state);
        String roleId = roleOn(command.effectiveOn(), state);
        FourEyes.requireProposer(command.by(), command.engineerId(), state);
        refuseIf(target.equals(roleId), "promotion.target-is-current-role", "The engineer already holds this role.");
        boolean onLadder = command.nextRoles().fromRoleId().equals(roleId)
                && command.nextRoles().roleIds().contains(target);
        refuseIf(
                !onLadder && command.exception() == null,
                "promotion.target-not-next-role",
                "The target is not a next role on the ladder, and no exception is given.");
        RoleRules.requireKnown("promotion", target, command.roles());
        refuseIf(
                state.openCase(target).isPresent(),
                "promotion.case-already-open",
                "A case for this target role is already open.");
        refuseIf(
                state.awaitsPromotion(target, command.by().today()),
                "promotion.already-approved",
                "A promotion to this role is approved and waits for its day.");
        PromotionProposed proposed = new PromotionProposed(
                command.engineerId(),
                command.caseId(),
                proposerId,
                roleId,
                target,
                command.reason(),
                onLadder ? null : command.exception(),
                command.effectiveOn().plusDays(command.policy().decisionWithinDays()),
                command.effectiveOn());
        List<EngineerEvent> events = new ArrayList<>(List.of(proposed));
        events.addAll(AlertEscalation.takenUp(proposed, command.by().today(), state));
        return events;
    }

    private static List<EngineerEvent> withdraw(WithdrawPromotion command, Engineer state) {
        PromotionCase open = requireOpen(command, state);
        FourEyes.requireNotConcerned(command.by(), command.managersAbove(), command.engineerId());
        requireDayOfEnd(command, command.effectiveOn(), open);
        PromotionWithdrawn withdrawn = new PromotionWithdrawn(
                command.engineerId(),
                command.caseId(),
                command.by().actorId(),
                command.reasonCode().name(),
                command.reason(),
                command.effectiveOn());
        List<EngineerEvent> events = new ArrayList<>(List.of(withdrawn));
        events.addAll(AlertEscalation.restarted(command, open, command.effectiveOn(), command.policy(), state));
        return events;
    }

    private static List<EngineerEvent> approve(ApprovePromotion command, Engineer state) {
        PromotionCase open = requireOpen(command, state);
        LocalDate effectiveOn = command.effectiveOn();
        FourEyes.requireDecider(open, command.by(), command.managersAbove(), command.engineerId(), state);
        FourEyes.requireNotSoleRater(
                open.proposedBy(),
                command.by(),
                state,
                "promotion.proposer-is-sole-rater",
                "All ratings in this role come from the proposer.");
        Rules.requirePlannable("promotion", effectiveOn, command.by(), state);
        refuseIf(
                effectiveOn.isBefore(open.proposedOn()),
                "promotion.effective-before-proposal",
                "A promotion cannot take effect before it was proposed.");
        refuseIf(
                !roleOn(effectiveOn, state).equals(open.fromRoleId()),
                "promotion.role-changed-since",
                "On that day the engineer holds another role than the one that the proposal starts from.");
        return List.of(new PromotionApproved(
                command.engineerId(),
                command.caseId(),
                command.by().actorId(),
                open.fromRoleId(),
                open.targetRoleId(),
                command.reason(),
                effectiveOn));
    }

    private static List<EngineerEvent> decline(DeclinePromotion command, Engineer state) {
        PromotionCase open = requireOpen(command, state);
        FourEyes.requireDecider(open, command.by(), command.managersAbove(), command.engineerId(), state);
        requireDayOfEnd(command, command.effectiveOn(), open);
        Rules.requireNearFuture("promotion", command.reviewOn(), command.by());
        refuseIf(
                !command.reviewOn().isAfter(command.effectiveOn()),
                "promotion.review-not-after-decision",
                "The review date must lie after the decision.");
        PromotionDeclined declined = new PromotionDeclined(
                command.engineerId(),
                command.caseId(),
                command.by().actorId(),
                open.targetRoleId(),
                command.reason(),
                command.reviewOn(),
                command.effectiveOn());
        List<EngineerEvent> events = new ArrayList<>(List.of(declined));
        events.addAll(AlertEscalation.restarted(command, open, command.reviewOn(), command.policy(), state));
        return events;
    }

    private static PromotionCase requireOpen(PromotionCommand command, Engineer state) {
        PromotionCase found = state.promotionCase(command.caseId());
        refuseIf(!found.open(), "promotion.case-closed", "The case is already decided or withdrawn.");
        return found;
    }

    private static void requireDayOfEnd(PromotionCommand command, LocalDate day, PromotionCase open) {
        refuseIf(
                day.isAfter(command.by().today()),
                "promotion.effective-in-future",
                "The effective date must not lie in the future.");
        refuseIf(
                day.isBefore(open.proposedOn()),
                "promotion.effective-before-proposal",
                "A case cannot end before it was proposed.");
    }

    private static String roleOn(LocalDate day, Engineer state) {
        return state.tenure(day).map(Tenure::roleId).orElseThrow();
    }
}
