package dev.assay.domain;

/// How strongly a rubric cell asks for a promotion, in rising order.
///
/// Never derived from the level: 4/High is more urgent than 5/Low (R4).
public enum Urgency {
    NONE,
    CONVERSATION,
    DUE,
    OVERDUE,
    IMMEDIATE;

    public boolean atLeast(Urgency other) {
        return compareTo(other) >= 0;
    }
}
