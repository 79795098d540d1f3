package dev.assay.kit.token;

/// What a person or service may be, as the `roles` claim of the token says.
public enum Role {
    HR,
    MANAGER,
    DIRECTOR,
    PANEL,
    ENGINEER,
    ANALYST,
    SERVICE,
    /// Who keeps the services running: sees which events and whom they concern, but nothing about anybody.
    OPERATOR
}
