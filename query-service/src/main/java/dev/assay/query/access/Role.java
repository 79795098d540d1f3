package dev.assay.query.access;

/// What a person or service may be, as the `roles` claim of the token says.
public enum Role {
    HR,
    MANAGER,
    DIRECTOR,
    PANEL,
    ENGINEER,
    ANALYST,
    /// Who keeps the service running: sees which events and whom they concern, but nothing about anybody.
    OPERATOR,
    SERVICE
}
