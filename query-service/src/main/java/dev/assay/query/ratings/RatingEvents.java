package dev.assay.query.ratings;

import dev.assay.events.AlertEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RatingEvent;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;

/// Which events of an engineer the rating history is told from.
final class RatingEvents {

    private RatingEvents() {}

    /// Whether an event says which rating holds when.
    static boolean concernsRatings(Envelope envelope) {
        return switch (envelope.event()) {
            case RatingEvent rating -> true;
            case EvidenceWithdrawn withdrawn -> !withdrawn.flaggedRatingIds().isEmpty();
            case EngineerRegistered registered -> true;
            case RoleChanged changed -> true;
            case PromotionApproved approved -> true;
            case EngineerDeparted departed -> true;
            case EvidenceRecorded recorded -> false;
            case ManagerAssigned assigned -> false;
            case PromotionProposed proposed -> false;
            case PromotionDeclined declined -> false;
            case PromotionWithdrawn withdrawn -> false;
            case AlertEvent alert -> false;
            case FrameworkEvent framework -> false;
        };
    }
}
