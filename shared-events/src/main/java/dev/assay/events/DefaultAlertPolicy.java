package dev.assay.events;

import dev.assay.events.FrameworkEvent.Term;
import java.util.List;

/// The alert policy in force before anybody set one: its version is 0.
public final class DefaultAlertPolicy {

    public static final List<Term> TERMS = List.of(
            new Term("CONVERSATION", 90, "LOW", 30),
            new Term("DUE", 60, "MEDIUM", 30),
            new Term("OVERDUE", 0, "HIGH", 30),
            new Term("IMMEDIATE", 0, "CRITICAL", 14));

    /// Days that an open proposal has before its alert escalates.
    public static final int DECISION_WITHIN_DAYS = 30;

    private DefaultAlertPolicy() {}
}
