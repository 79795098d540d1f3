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
                it.targetRoleIds() == null ? List.of(it.targetRoleId()) : it.targetRoleIds(),
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

    /// Whatever is done about an alert ends its snooze, but a snooze begins one. A new clock leaves it open, due later
    /// and at the beginning of the path.
    public Alert after(AlertEvent event) {
        Draft next = new Draft(this);
        next.state = AlertState.after(event);
        next.snoozedUntil = null;
        switch (event) {
            case PromotionOverdueRaised _ -> {
                return this;
            }
            case AlertAcknowledged _ -> {}
            case AlertSnoozed it -> {
                next.snoozedUntil = it.until();
                next.snoozes++;
            }
            case AlertTakenUp it -> {
                next.escalateOn = it.escalateOn();
                next.caseId = it.caseId();
            }
            case AlertClockRestarted it -> {
                next.clockStartedOn = it.clockRestartsOn();
                next.dueOn = it.dueOn();
                next.escalateOn = it.escalateOn();
                next.step = EscalationStep.MANAGER;
                next.caseId = null;
            }
            case AlertEscalated it -> {
                next.step = EscalationStep.of(it.step());
                next.escalateOn = it.escalateOn();
            }
            case AlertResolved it -> {
                next.escalateOn = null;
                next.resolution = Resolution.valueOf(it.resolution());
            }
        }
        return next.done();
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

    /// What an event may change.
    private static final class Draft {

        private final Alert before;
        private LocalDate clockStartedOn;
        private LocalDate dueOn;
        private @Nullable LocalDate escalateOn;
        private EscalationStep step;
        private AlertState state;
        private @Nullable LocalDate snoozedUntil;
        private int snoozes;
        private @Nullable UUID caseId;
        private @Nullable Resolution resolution;

        Draft(Alert before) {
            this.before = before;
            this.clockStartedOn = before.clockStartedOn;
            this.dueOn = before.dueOn;
            this.escalateOn = before.escalateOn;
            this.step = before.step;
            this.state = before.state;
            this.snoozedUntil = before.snoozedUntil;
            this.snoozes = before.snoozes;
            this.caseId = before.caseId;
            this.resolution = before.resolution;
        }

        Alert done() {
            return new Alert(
                    before.alertId,
                    before.roleId,
                    before.targetRoleIds,
                    before.urgency,
                    clockStartedOn,
                    dueOn,
                    escalateOn,
                    step,
                    state,
                    snoozedUntil,
                    snoozes,
                    caseId,
                    resolution);
        }
    }
}
