package dev.assay.faults.check;

import java.util.Map;

/// A view as it stood and as it was rebuilt from nothing: documents by id.
public record ViewPair(Map<String, String> live, Map<String, String> rebuilt) {}
