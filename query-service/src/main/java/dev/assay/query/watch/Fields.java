package dev.assay.query.watch;

/// The names in the documents of the watch. Dates are ISO text, so that they sort.
final class Fields {

    static final String NAME = "watch";

    static final String CHECK_ON = "checkOn";
    /// Before every date: look at once.
    static final String AT_ONCE = "0000-00-00";
    /// After every date: nothing will be due until something happens.
    static final String NEVER = "9999-99-99";
    /// The ladders and the policy that the last check went by.
    static final String FRAMEWORK = "framework";

    static final String ROLES = "roles";
    static final String ROLE = "roleId";
    static final String FROM = "from";
    static final String PROMOTED = "promoted";
    static final String DEPARTED_ON = "departedOn";

    static final String RATINGS = "ratings";
    /// Read by the list of alerts.
    static final String RUBRIC_VERSION = "rubricVersion";
    static final String URGENCY = "urgency";
    static final String EFFECTIVE_ON = "effectiveOn";
    static final String RECORDED = "recorded";
    static final String ACT = "act";
    static final String REPLACES = "replaces";
    static final String CONFIRMED = "confirmed";
    static final String RETRACTED = "retracted";

    static final String CASES = "cases";
    static final String STATE = "state";
    static final String OPEN = "OPEN";
    static final String TARGET = "targetRoleId";
    static final String PROPOSED_ON = "proposedOn";
    static final String DECISION_DUE_ON = "decisionDueOn";
    static final String ENDED_ON = "endedOn";
    static final String RESTARTS_ON = "restartsOn";

    static final String ALERTS = "alerts";
    static final String CLOCK_STARTED_ON = "clockStartedOn";
    static final String DUE_ON = "dueOn";
    static final String ESCALATE_ON = "escalateOn";
    static final String STEP = "step";
    static final String SNOOZED_UNTIL = "snoozedUntil";
    static final String RESOLVED = "resolved";

    /// The document that names the streams of all ladders.
    static final String LADDERS = "ladders";

    static final String STREAMS = "streams";

    static final String NEXT_ROLES = "nextRoles";
    static final String TO = "to";
    static final String POLICIES = "policies";
    static final String TERMS = "terms";
    static final String WITHIN_DAYS = "proposalWithinDays";
    static final String SEVERITY = "severity";
    static final String ESCALATE_AFTER_DAYS = "escalateAfterDays";

    private Fields() {}
}
