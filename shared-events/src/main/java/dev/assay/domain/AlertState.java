package dev.assay.domain;

/// Where an alert stands.
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    SNOOZED,
    IN_PROGRESS,
    ESCALATED,
    RESOLVED
}
