package dev.assay.query.access;

/// How much of an engineer the caller sees.
public enum Sight {
    /// Everything.
    FULL,
    /// What engineers see of themselves: ratings once shared, no alerts, no undecided promotion cases.
    OWN
}
