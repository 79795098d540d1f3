package dev.assay.events;

/// Where a recorded fact comes from. An event without it was recorded here.
public final class Provenance {

    /// Taken over from another system, with the day on which it held there.
    public static final String IMPORTED = "IMPORTED";

    private Provenance() {}
}
