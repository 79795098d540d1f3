package dev.assay.query.alerts;

import static dev.assay.query.alerts.AlertFields.*;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The claim that a promotion is late, as the API tells it.
///
/// @param engineerName absent while the view of engineers does not know it
/// @param cell the rubric cell of the rating, such as `4/High`
/// @param signal the rubric's own sentence, from the side `signalSide`
/// @param dampeners what the rubric says in that cell, by side; from 4/Mid up it pushes rather than dampens
/// @param clockStartedOn the day from which the policy counts
/// @param daysOverdue days since `dueOn`; 0 before it and once resolved
/// @param snoozedUntil the day on which it opens again: somebody asked for it, or a case ended and the clock runs anew
/// @param escalateOn the day of the next step on the escalation path; absent after the last and once resolved
/// @param history what the system and people did, the earliest first
record Alert(
        String id,
        String engineerId,
        @Nullable String engineerName,
        String roleId,
        String targetRoleId,
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
        AlertState state = stateOn(it, today);
        LocalDate dueOn = LocalDate.parse(it.getString(DUE_ON));
        long overdue = state == AlertState.RESOLVED ? 0 : Math.max(0, ChronoUnit.DAYS.between(dueOn, today));
        return new Alert(
                it.getString("_id"),
                it.getString(ENGINEER),
                engineerName,
                it.getString(ROLE),
                it.getString(TARGET),
                it.getString(URGENCY),
                Severity.valueOf(it.getString(SEVERITY)),
                state,
                it.getString(CELL),
                it.getString(SIDE),
                it.getString(SIGNAL),
                dampeners,
                it.getString(CAUSE),
                it.getString(RATING),
                LocalDate.parse(it.getString(CLOCK_STARTED_ON)),
                dueOn,
                overdue,
                LocalDate.parse(it.getString(RAISED_ON)),
                date(it, ESCALATE_ON),
                it.getInteger(STEP),
                it.getString(ESCALATED_TO),
                state == AlertState.SNOOZED ? date(it, SNOOZED_UNTIL) : null,
                it.getString(CASE),
                it.getString(RESOLUTION),
                date(it, RESOLVED_ON),
                it.getInteger(POLICY),
                history(it.get(HISTORY, new Document())));
    }

    /// A snoozed alert opens again on its day, without an event.
    static AlertState stateOn(Document it, LocalDate today) {
        AlertState state = AlertState.valueOf(it.getString(STATE));
        LocalDate until = date(it, SNOOZED_UNTIL);
        boolean awake = state == AlertState.SNOOZED && until != null && !today.isBefore(until);
        return awake ? AlertState.OPEN : state;
    }

    private static List<Act> history(Document acts) {
        return acts.keySet().stream()
                .sorted(Comparator.comparingLong(Long::parseLong))
                .map(version -> acts.get(version, Document.class))
                .map(act -> new Act(
                        act.getString(WHAT),
                        act.getString(BY),
                        LocalDate.parse(act.getString(ON)),
                        act.getString(REASON)))
                .toList();
    }

    private static @Nullable LocalDate date(Document document, String field) {
        String text = document.getString(field);
        return text == null ? null : LocalDate.parse(text);
    }
}
