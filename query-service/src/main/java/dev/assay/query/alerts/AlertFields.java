package dev.assay.query.alerts;

import dev.assay.domain.Severity;
import java.util.List;

/// The names in the documents of the view. Dates are ISO text, so that they sort.
final class AlertFields {

    static final String NAME = "alerts";

    static final String ENGINEER = "engineerId";
    static final String TARGET = "targetRoleId";
    static final String SEVERITY = "severity";
    static final String CELL = "cell";
    static final String SIDE = "signalSide";
    static final String SIGNAL = "signal";
    static final String CAUSE = "causeRatingId";
    static final String RATING = "ratingId";
    static final String RAISED_ON = "raisedOn";
    static final String POLICY = "policyVersion";
    /// After the last event; a snooze may have ended since.
    static final String STATE = "state";

    /// Gravest first, then oldest first, then by id; only alerts have it.
    static final String ORDER = "order";

    static final String HISTORY = "history";
    static final String WHAT = "what";
    static final String BY = "by";
    static final String ON = "on";
    static final String REASON = "reason";
    static final String REVISION = "revision";
    static final String DATA = "data";

    /// Of the document of a rubric version: by cell and side.
    static final String DAMPENERS = "dampeners";

    private static final String UNRESOLVED = "unresolved";

    private static final String HEX = "0123456789abcdef";

    private AlertFields() {}

    /// The document that holds an alert's `order` by its id as long as it is not resolved: one of sixteen, by the last
    /// digit of the id.
    static String unresolvedId(String alertId) {
        return UNRESOLVED + "/" + alertId.charAt(alertId.length() - 1);
    }

    /// 0 for the gravest.
    static int rank(Severity severity) {
        return Severity.CRITICAL.ordinal() - severity.ordinal();
    }

    static boolean isUnresolvedId(String id) {
        return id.startsWith(UNRESOLVED);
    }

    static List<String> unresolvedIds() {
        return HEX.chars().mapToObj(digit -> UNRESOLVED + "/" + (char) digit).toList();
    }

    static String rubricId(String roleId, int version) {
        return "rubric/" + roleId + "/" + version;
    }
}
