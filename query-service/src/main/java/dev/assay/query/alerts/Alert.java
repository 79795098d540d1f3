package dev.assay.query.alerts;

import static dev.assay.query.alerts.AlertFields.*;

import dev.assay.domain.AlertState;
import dev.assay.domain.EscalationStep;
import dev.assay.domain.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The claim that a promotion is late, as the API tells it. Where it stands, [dev.assay.domain.Alert] says.
///
/// @param engineerName absent while the view of engineers does not know it
/// @param targetRoleId the first of `targetRoleIds`
/// @param targetRoleIds all next roles: a case for any of them answers the alert
/// @param cell the rubric cell of the rating, such as `4/High`
/// @param signal the rubric's own sentence, from the side `signalSide`
/// @param dampeners what the rubric says in that cell, by side; from 4/Mid up it pushes rather than dampens
/// @param clockStartedOn the day from which the policy counts
/// @param daysOverdue days since `dueOn`; 0 before it and once resolved
/// @param snoozedUntil the day on which it opens again; absent unless it is snoozed
/// @param escalateOn the day of the next step on the escalation path; absent after the last and once resolved
/// @param history what the system and people did, the earliest first
record Alert(
        String id,
        String engineerId,
        @Nullable String engineerName,
        String roleId,
        String targetRoleId,
        List<String> targetRoleIds,
        String urgency,
        Severity severity,
        AlertState state,
        String cell,
        String signalSide,
        String signal,
        Map<String, List<String>> dampeners,
        String causeRatingId,
        String ratingId,
        LocalDate clockStartedOn,
        LocalDate dueOn,
        long daysOverdue,
        LocalDate raisedOn,
        @Nullable LocalDate escalateOn,
        int escalationStep,
        @Nullable String escalatedTo,
        @Nullable LocalDate snoozedUntil,
        @Nullable String caseId,
        @Nullable String resolution,
        @Nullable LocalDate resolvedOn,
        int policyVersion,
        List<Act> history) {

    /// @param what the persisted name of the event
    /// @param by who acted
    record Act(
            String what, String by, LocalDate on, @Nullable String reason) {}

    static Alert of(Document it, @Nullable String engineerName, Map<String, List<String>> dampeners, LocalDate today) {
        dev.assay.domain.Alert alert = AlertHistory.fold(it);
        AlertState state = alert.stateOn(today);
        long overdue = alert.unresolved() ? Math.max(0, ChronoUnit.DAYS.between(alert.dueOn(), today)) : 0;
        return new Alert(
                it.getString("_id"),
                it.getString(ENGINEER),
                engineerName,
                alert.roleId(),
                it.getString(TARGET),
                alert.targetRoleIds(),
                alert.urgency().name(),
                Severity.valueOf(it.getString(SEVERITY)),
                state,
                it.getString(CELL),
                it.getString(SIDE),
                it.getString(SIGNAL),
                dampeners,
                it.getString(CAUSE),
                it.getString(RATING),
                alert.clockStartedOn(),
                alert.dueOn(),
                overdue,
                LocalDate.parse(it.getString(RAISED_ON)),
                alert.escalateOn(),
                alert.step().number(),
                alert.step() == EscalationStep.MANAGER ? null : alert.step().name(),
                state == AlertState.SNOOZED ? alert.snoozedUntil() : null,
                alert.caseId() == null ? null : alert.caseId().toString(),
                alert.resolution() == null ? null : alert.resolution().name(),
                AlertHistory.resolvedOn(it),
                it.getInteger(POLICY),
                history(it.get(HISTORY, new Document())));
    }

    private static List<Act> history(Document acts) {
        return AlertHistory.inOrder(acts)
                .map(act -> new Act(
                        act.getString(WHAT),
                        act.getString(BY),
                        LocalDate.parse(act.getString(ON)),
                        act.getString(REASON)))
                .toList();
    }
}
