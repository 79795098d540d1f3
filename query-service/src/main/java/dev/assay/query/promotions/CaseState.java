package dev.assay.query.promotions;

/// How a promotion case stands.
enum CaseState {
    OPEN,
    APPROVED,
    DECLINED,
    WITHDRAWN,
    /// The engineer left before it took effect.
    VOIDED
}
