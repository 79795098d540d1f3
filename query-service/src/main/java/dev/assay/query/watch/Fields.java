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

    /// What happened to the engineer, see [WatchedEvents].
    static final String EVENTS = "events";
    static final String VERSION = "version";
    static final String TYPE = "type";
    static final String REVISION = "revision";
    static final String DATA = "data";
    static final String JUDGEMENT = "judgement";

    /// The rubrics by rating; read by the list of alerts.
    static final String RATINGS = "ratings";
    static final String ROLE = "roleId";
    static final String RUBRIC_VERSION = "rubricVersion";

    /// The document that names the streams of all ladders.
    static final String LADDERS = "ladders";

    static final String STREAMS = "streams";

    static final String NEXT_ROLES = "nextRoles";
    static final String FROM = "from";
    static final String TO = "to";
    static final String POLICIES = "policies";
    static final String TERMS = "terms";
    static final String URGENCY = "urgency";
    static final String WITHIN_DAYS = "proposalWithinDays";
    static final String SEVERITY = "severity";
    static final String ESCALATE_AFTER_DAYS = "escalateAfterDays";
    static final String DECISION_WITHIN_DAYS = "decisionWithinDays";

    private Fields() {}
}
