package dev.assay.query.alerts;

/// Where an alert stands.
enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    SNOOZED,
    IN_PROGRESS,
    ESCALATED,
    RESOLVED
}
