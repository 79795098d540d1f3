package dev.assay.events;

import java.util.UUID;

/// Everything that can happen to one engineer; the engineer is the consistency boundary.
public sealed interface EngineerEvent extends AssayEvent
        permits RosterEvent, EvidenceEvent, RatingEvent, PromotionEvent, AlertEvent {

    /// The engineer whom the fact is about.
    UUID engineerId();
}
