package dev.assay.faults.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what a check looked at and what it found.
final class Findings {

    /// A broken system breaks everywhere: the first ones tell enough.
    private static final int DESCRIBED = 20;

    private final List<String> described = new ArrayList<>();
    private long examined;
    private long violations;

    void examined(long count) {
        examined += count;
    }

    void violation(String what) {
        violations++;
        if (described.size() < DESCRIBED) {
            described.add(what);
        }
    }

    void require(boolean kept, String otherwise, @Nullable Object... arguments) {
        if (!kept) {
            violation(otherwise.formatted(arguments));
        }
    }

    Result of(Check check) {
        return new Result(check.name(), examined, violations, List.copyOf(described));
    }
}
