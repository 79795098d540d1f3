package dev.assay.query.access;

import java.util.function.Predicate;

/// Which engineers a caller may see in a list. Made for one request; it remembers what it looked up.
public final class Scope {

    private final boolean everyone;
    private final Predicate<String> rule;

    Scope(boolean everyone, Predicate<String> rule) {
        this.everyone = everyone;
        this.rule = rule;
    }

    /// True if nothing needs to be left out.
    public boolean everyone() {
        return everyone;
    }

    public boolean includes(String engineerId) {
        return everyone || rule.test(engineerId);
    }
}
