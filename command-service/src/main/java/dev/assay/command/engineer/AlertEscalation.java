package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.Rejected;
import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.domain.Alert;
import dev.assay.domain.AlertPolicy;
import dev.assay.domain.EscalationStep;
import dev.assay.domain.PromotionCase;
import dev.assay.domain.StandingAlerts;
import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.EngineerEvent;
import dev.assay.events.FrameworkEvent.Term;
import dev.assay.events.PromotionEvent;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionReopened;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides when an alert goes up the path, and how promotion cases set its deadlines anew.
final class AlertEscalation {

    private AlertEscalation() {}

    static List<EngineerEvent> escalate(EscalateAlert command, Engineer state) {
        Alert alert = state.alert(command.alertId());
        LocalDate today = command.by().today();
        refuseIf(!alert.unresolved(), "alert.resolved", "The alert is resolved.");
        if (command.step() != null && command.step() <= alert.step().number()) {
            return List.of();
        }
        EscalationStep step = new StandingAlerts(state.facts(), today)
                .escalation(alert)
                .orElseThrow(() -> new Rejected("alert.escalation-not-due", "The alert does not escalate today."));
        @Nullable
        LocalDate next = step.next()
                .map(after ->
                        today.plusDays(command.policy().term(alert.urgency()).escalateAfterDays()))
                .orElse(null);
        return List.of(
                new AlertEscalated(command.engineerId(), alert.alertId(), step.number(), step.name(), next, today));
    }

    /// The alerts that a proposal answers; from now on the case's own deadline counts.
    static List<AlertTakenUp> takenUp(PromotionProposed proposed, LocalDate today, Engineer state) {
        return takenUp(proposed, proposed.targetRoleId(), proposed.decisionDueOn(), today, state);
    }

    /// The alerts that a case answers which is open again.
    static List<AlertTakenUp> takenUp(PromotionReopened reopened, Engineer state) {
        return takenUp(reopened, reopened.targetRoleId(), reopened.decisionDueOn(), reopened.effectiveOn(), state);
    }

    private static List<AlertTakenUp> takenUp(
            PromotionEvent by, String targetRoleId, LocalDate decisionDueOn, LocalDate today, Engineer state) {
        return state.alerts().stream()
                .filter(Alert::unresolved)
                .filter(alert -> alert.names(targetRoleId))
                .map(alert -> new AlertTakenUp(by.engineerId(), alert.alertId(), by.caseId(), decisionDueOn, today))
                .toList();
    }

    /// What an open case makes of an alert that was raised, or whose clock was set anew, while the case was open.
    static AlertTakenUp takenUp(AlertEvent event, PromotionCase open) {
        return new AlertTakenUp(
                event.engineerId(), event.alertId(), open.caseId(), open.decisionDueOn(), event.effectiveOn());
    }

    /// The alerts that wait anew because a case for a role that they name ended without a promotion (R7). Where
    /// another such case is open, that one answers them from now on.
    static List<AlertEvent> restarted(
            PromotionCommand ending, PromotionCase ended, LocalDate restartsOn, AlertPolicy policy, Engineer state) {
        List<AlertEvent> events = new ArrayList<>();
        for (Alert alert : state.alerts()) {
            if (!alert.unresolved() || !alert.names(ended.targetRoleId())) {
                continue;
            }
            AlertClockRestarted restarted = restarted(ending, alert, restartsOn, policy);
            events.add(restarted);
            state.cases().stream()
                    .filter(other -> other.open() && !other.caseId().equals(ended.caseId()))
                    .filter(other -> alert.names(other.targetRoleId()))
                    .reduce((one, other) -> other)
                    .map(other -> takenUp(restarted, other))
                    .ifPresent(events::add);
        }
        return events;
    }

    /// A clock is never put back.
    private static AlertClockRestarted restarted(
            PromotionCommand ending, Alert alert, LocalDate restartsOn, AlertPolicy policy) {
        Term term = policy.term(alert.urgency());
        LocalDate startsOn = restartsOn.isBefore(alert.clockStartedOn()) ? alert.clockStartedOn() : restartsOn;
        LocalDate dueOn = startsOn.plusDays(term.proposalWithinDays());
        return new AlertClockRestarted(
                ending.engineerId(),
                alert.alertId(),
                ending.caseId(),
                startsOn,
                dueOn,
                dueOn.plusDays(term.escalateAfterDays()),
                ending.by().today());
    }
}
