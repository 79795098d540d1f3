package dev.assay.bench.report;

import java.util.Map;
import java.util.TreeMap;

/// Versions of what was measured, by name.
public record Versions(Map<String, String> of) {

    public Versions {
        of = new TreeMap<>(of);
    }
}
