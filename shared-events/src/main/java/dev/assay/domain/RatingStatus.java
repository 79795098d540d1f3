package dev.assay.domain;

/// What became of a rating, as of a day.
public enum RatingStatus {
    /// A second reviewer has not agreed yet (R8, R11); it does not count.
    PENDING_REVIEW,
    COUNTS,
    /// A revision that counts took its place from the revision's day on.
    SUPERSEDED,
    /// A confirmed correction took its place from the beginning.
    CORRECTED,
    /// Void from the beginning.
    RETRACTED,
    /// The second reviewer did not agree; it never counted.
    REJECTED
}
