package dev.assay.query.access;

/// Everything that a caller can ask of the read side; [Access] says who may.
public enum Operation {
    READ_ENGINEER,
    LIST_ENGINEERS,
    READ_TIMELINE,
    READ_RATINGS,
    /// The audit of everything.
    READ_AUDIT,
    /// The audit of one engineer.
    READ_ENGINEER_AUDIT,
    LIST_ALERTS,
    LIST_PROMOTIONS,
    READ_ROLES,
    /// Draft versions of roles, which nobody is rated against yet, and why the alert policy was set.
    READ_DRAFT_ROLES,
    FOLLOW_EVENTS,
    REBUILD_VIEW,
    /// Seeing what views could not take, and doing something about it.
    OPERATE_DEAD_LETTERS
}
