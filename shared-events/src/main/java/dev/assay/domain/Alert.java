package dev.assay.domain;

import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A raised alert and where it stands.
///
/// @param targetRoleIds the next roles that it names: a case for any of them answers it
/// @param clockStartedOn the day from which the policy counts
/// @param dueOn the day by which a proposal is expected
/// @param escalateOn the day of the next step; absent after the last and once resolved
/// @param step the highest step of the escalation path that was told; raising tells the first
/// @param snoozedUntil the day on which a snoozed alert opens again
/// @param caseId the case that answers it, or answered it last
public record Alert(
        UUID alertId,
        String roleId,
        List<String> targetRoleIds,
        Urgency urgency,
        LocalDate clockStartedOn,
        LocalDate dueOn,
        @Nullable LocalDate escalateOn,
        EscalationStep step,
        AlertState state,
        @Nullable LocalDate snoozedUntil,
        int snoozes,
        @Nullable UUID caseId,
        @Nullable Resolution resolution) {

    /// Nothing else ends an alert (R6).
    public enum Resolution {
        PROMOTED,
        RERATED,
        RETRACTED,
        ROLE_CHANGED,
        LEFT
    }

    /// The list after one more event.
    ///
    /// @param alerts in the order of recording
    public static List<Alert> evolve(List<Alert> alerts, AlertEvent event) {
        return event instanceof PromotionOverdueRaised it
                ? Lists.append(alerts, raised(it))
                : Lists.change(alerts, alert -> alert.alertId.equals(event.alertId()), alert -> alert.after(event));
    }

    public static Alert raised(PromotionOverdueRaised it) {
        return new Alert(
                it.alertId(),
                it.roleId(),
                List.of(it.targetRoleId()),
                Urgency.valueOf(it.urgency()),
                it.clockStartedOn(),
                it.dueOn(),
                it.escalateOn(),
                EscalationStep.MANAGER,
                AlertState.OPEN,
                null,
                0,
                null,
                null);
    }

    /// Every state but SNOOZED ends a snooze.
    public Alert after(AlertEvent event) {
        return switch (event) {
            case PromotionOverdueRaised _ -> this;
            case AlertAcknowledged _ -> become(AlertState.ACKNOWLEDGED, escalateOn, caseId);
            case AlertSnoozed it -> snooze(it.until());
            case AlertTakenUp it -> become(AlertState.IN_PROGRESS, it.escalateOn(), it.caseId());
            case AlertClockRestarted it -> restart(it);
            case AlertEscalated it ->
                become(AlertState.ESCALATED, it.escalateOn(), caseId).at(it.step());
            case AlertResolved it -> become(AlertState.RESOLVED, null, caseId).by(Resolution.valueOf(it.resolution()));
        };
    }

    public boolean unresolved() {
        return state != AlertState.RESOLVED;
    }

    /// A snoozed alert opens again on its day, without an event.
    public AlertState stateOn(LocalDate day) {
        return state == AlertState.SNOOZED && !snoozedOn(day) ? AlertState.OPEN : state;
    }

    public boolean snoozedOn(LocalDate day) {
        return snoozedUntil != null && day.isBefore(snoozedUntil);
    }

    public boolean names(String targetRoleId) {
        return targetRoleIds.contains(targetRoleId);
    }

    /// The days that the policy granted when the clock was set.
    public long daysGranted() {
        return ChronoUnit.DAYS.between(clockStartedOn, dueOn);
    }

    /// The first day on which it may go up the path: not while it is snoozed; empty after the last step.
    public Optional<LocalDate> escalationDay() {
        if (!unresolved() || escalateOn == null || step.next().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(snoozedUntil != null && snoozedUntil.isAfter(escalateOn) ? snoozedUntil : escalateOn);
    }

    private Alert become(AlertState next, @Nullable LocalDate nextEscalateOn, @Nullable UUID nextCaseId) {
        return new Alert(
                alertId,
                roleId,
                targetRoleIds,
                urgency,
                clockStartedOn,
                dueOn,
                nextEscalateOn,
                step,
                next,
                null,
                snoozes,
                nextCaseId,
                resolution);
    }

    private Alert snooze(LocalDate until) {
        return new Alert(
                alertId,
                roleId,
                targetRoleIds,
                urgency,
                clockStartedOn,
                dueOn,
                escalateOn,
                step,
                AlertState.SNOOZED,
                until,
                snoozes + 1,
                caseId,
                resolution);
    }

    /// It stands open with a later due day, and the path begins anew.
    private Alert restart(AlertClockRestarted it) {
        return new Alert(
                alertId,
                roleId,
                targetRoleIds,
                urgency,
                it.clockRestartsOn(),
                it.dueOn(),
                it.escalateOn(),
                EscalationStep.MANAGER,
                AlertState.OPEN,
                null,
                snoozes,
                null,
                resolution);
    }

    private Alert at(int nextStep) {
        return new Alert(
                alertId,
                roleId,
                targetRoleIds,
                urgency,
                clockStartedOn,
                dueOn,
                escalateOn,
                EscalationStep.of(nextStep),
                state,
                snoozedUntil,
                snoozes,
                caseId,
                resolution);
    }

    private Alert by(Resolution how) {
        return new Alert(
                alertId,
                roleId,
                targetRoleIds,
                urgency,
                clockStartedOn,
                dueOn,
                escalateOn,
                step,
                state,
                snoozedUntil,
                snoozes,
                caseId,
                how);
    }
}
