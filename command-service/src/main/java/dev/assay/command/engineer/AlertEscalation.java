package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.reference.AlertPolicy;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.EngineerEvent;
import dev.assay.events.FrameworkEvent.Term;
import dev.assay.events.PromotionEvent.PromotionProposed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides when an alert goes up the path, and how promotion cases set its deadlines anew.
final class AlertEscalation {

    /// Raising an alert tells the manager, which is the first step.
    private static final List<String> PATH =
            List.of("MANAGER", "MANAGERS_MANAGER", "HR_PARTNER", "HEAD_OF_ENGINEERING");

    private AlertEscalation() {}

    static List<EngineerEvent> escalate(EscalateAlert command, Engineer state) {
        Alert alert = state.alert(command.alertId());
        LocalDate today = command.by().today();
        refuseIf(!alert.unresolved(), "alert.resolved", "The alert is resolved.");
        if (command.step() != null && command.step() <= alert.step()) {
            return List.of();
        }
        refuseIf(!due(alert, state, today), "alert.escalation-not-due", "The alert does not escalate today.");
        int step = alert.step() + 1;
        @Nullable
        LocalDate next = step < PATH.size()
                ? today.plusDays(term(alert, command.policy()).escalateAfterDays())
                : null;
        return List.of(
                new AlertEscalated(command.engineerId(), alert.alertId(), step, PATH.get(step - 1), next, today));
    }

    private static boolean due(Alert alert, Engineer state, LocalDate today) {
        boolean snoozed = alert.snoozedUntil() != null && today.isBefore(alert.snoozedUntil());
        return alert.escalateOn() != null
                && !today.isBefore(alert.escalateOn())
                && !snoozed
                && !state.awaitsPromotion(alert.targetRoleId(), today);
    }

    /// The alerts that a proposal answers; from now on the case's own deadline counts.
    static List<AlertTakenUp> takenUp(PromotionProposed proposed, LocalDate today, Engineer state) {
        return state.alerts().stream()
                .filter(Alert::unresolved)
                .filter(alert -> alert.targetRoleId().equals(proposed.targetRoleId()))
                .map(alert -> new AlertTakenUp(
                        proposed.engineerId(), alert.alertId(), proposed.caseId(), proposed.decisionDueOn(), today))
                .toList();
    }

    /// A new alert whose promotion was proposed already, but too late or without a decision in time.
    static AlertTakenUp takenUp(PromotionOverdueRaised raised, PromotionCase open) {
        return new AlertTakenUp(
                raised.engineerId(), raised.alertId(), open.caseId(), open.decisionDueOn(), raised.effectiveOn());
    }

    /// The alerts that wait anew because their case ended without a promotion (R7).
    static List<AlertClockRestarted> restarted(
            PromotionCommand ending, LocalDate restartsOn, AlertPolicy policy, Engineer state) {
        return state.alerts().stream()
                .filter(alert -> alert.answeredBy(ending.caseId()))
                .map(alert -> {
                    Term term = term(alert, policy);
                    LocalDate dueOn = restartsOn.plusDays(term.proposalWithinDays());
                    return new AlertClockRestarted(
                            ending.engineerId(),
                            alert.alertId(),
                            ending.caseId(),
                            restartsOn,
                            dueOn,
                            dueOn.plusDays(term.escalateAfterDays()),
                            ending.by().today());
                })
                .toList();
    }

    /// A policy may have dropped the urgency since; the built-in one knows all of them.
    private static Term term(Alert alert, AlertPolicy policy) {
        String urgency = alert.urgency().name();
        return policy.term(urgency).or(() -> AlertPolicy.DEFAULT.term(urgency)).orElseThrow();
    }
}
