package dev.assay.query.watch;

/// How strongly a rubric cell asks for a promotion, in rising order.
enum Urgency {
    NONE,
    CONVERSATION,
    DUE,
    OVERDUE,
    IMMEDIATE;

    boolean atLeast(Urgency other) {
        return compareTo(other) >= 0;
    }
}
