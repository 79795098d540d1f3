package dev.assay.query.alerts;

/// How grave an alert is, gravest first.
enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    int rank() {
        return ordinal();
    }
}
