package dev.assay.command.engineer;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A raised alert and where it stands.
///
/// @param clockStartedOn the day from which the policy counts
/// @param dueOn the day by which a proposal is expected; the alert sleeps until then
/// @param escalateOn the day of the next step; absent after the last
/// @param step the highest step of the escalation path that was told; raising tells the first
/// @param snoozedUntil the day on which a snoozed alert opens again
/// @param caseId the open case that answers it
record Alert(
        UUID alertId,
        String roleId,
        String targetRoleId,
        Urgency urgency,
        LocalDate clockStartedOn,
        LocalDate dueOn,
        @Nullable LocalDate escalateOn,
        int step,
        State state,
        @Nullable LocalDate snoozedUntil,
        int snoozes,
        @Nullable UUID caseId) {

    enum State {
        OPEN,
        ACKNOWLEDGED,
        SNOOZED,
        IN_PROGRESS,
        ESCALATED,
        RESOLVED
    }

    boolean unresolved() {
        return state != State.RESOLVED;
    }

    boolean answeredBy(UUID otherCaseId) {
        return unresolved() && otherCaseId.equals(caseId);
    }

    /// The days that the policy granted when the clock was set.
    long daysGranted() {
        return ChronoUnit.DAYS.between(clockStartedOn, dueOn);
    }

    Alert acknowledge() {
        return with(State.ACKNOWLEDGED, clockStartedOn, dueOn, escalateOn, step, null, snoozes, caseId);
    }

    Alert snooze(LocalDate until) {
        return with(State.SNOOZED, clockStartedOn, dueOn, escalateOn, step, until, snoozes + 1, caseId);
    }

    Alert takeUp(UUID byCaseId, LocalDate nextEscalateOn) {
        return with(State.IN_PROGRESS, clockStartedOn, dueOn, nextEscalateOn, step, null, snoozes, byCaseId);
    }

    Alert restart(LocalDate clockRestartsOn, LocalDate nextDueOn, LocalDate nextEscalateOn) {
        return with(State.OPEN, clockRestartsOn, nextDueOn, nextEscalateOn, 1, null, snoozes, null);
    }

    Alert escalate(int nextStep, @Nullable LocalDate nextEscalateOn) {
        return with(State.ESCALATED, clockStartedOn, dueOn, nextEscalateOn, nextStep, null, snoozes, caseId);
    }

    Alert resolve() {
        return with(State.RESOLVED, clockStartedOn, dueOn, null, step, null, snoozes, null);
    }

    private Alert with(
            State nextState,
            LocalDate nextClockStartedOn,
            LocalDate nextDueOn,
            @Nullable LocalDate nextEscalateOn,
            int nextStep,
            @Nullable LocalDate nextSnoozedUntil,
            int nextSnoozes,
            @Nullable UUID nextCaseId) {
        return new Alert(
                alertId,
                roleId,
                targetRoleId,
                urgency,
                nextClockStartedOn,
                nextDueOn,
                nextEscalateOn,
                nextStep,
                nextState,
                nextSnoozedUntil,
                nextSnoozes,
                nextCaseId);
    }
}
