package dev.assay.query.access;

/// How much a reader sees: of one engineer's record, or of roles, ladders and the alert policy.
public enum Visibility {
    /// Everything: HR, of others.
    FULL,
    /// The record of somebody in the reader's reporting line today.
    LINE,
    /// What a panel needs to decide a promotion case: the record without the alerts.
    CASE,
    /// Facts without personal values: analysts.
    STATISTICS,
    /// What engineers see of themselves, whatever other roles they hold: what was shared with them, and nothing that
    /// hints at the rest.
    OWN,
    /// Of roles, ladders and the alert policy: what holds, without drafts and reasons.
    PUBLISHED,
    /// Nothing: strangers and former managers.
    NONE
}
