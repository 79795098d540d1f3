package dev.assay.query.ratings;

import dev.assay.events.AlertEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EventType;
import dev.assay.events.EventTypes;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RatingEvent;
import dev.assay.events.RosterEvent.DepartureCorrected;
import dev.assay.events.RosterEvent.DetailsChanged;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.EngineerRehired;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import dev.assay.events.RosterEvent.RosterChangeReviewed;
import java.util.Set;

/// Which events of an engineer the rating history is told from.
final class RatingEvents {

    private static final Set<EventType> OF_NO_CONCERN = Set.of(
            EventTypes.of(EvidenceRecorded.class),
            EventTypes.of(ManagerAssigned.class),
            EventTypes.of(PromotionProposed.class));

    private RatingEvents() {}

    /// Whether an event of this type may say so; false only for those of which there are many.
    static boolean mayConcernRatings(EventType type) {
        return !OF_NO_CONCERN.contains(type);
    }

    /// Whether an event says which rating holds when.
    static boolean concernsRatings(Envelope envelope) {
        return switch (envelope.event()) {
            case RatingEvent rating -> true;
            case EvidenceWithdrawn withdrawn -> !withdrawn.flaggedRatingIds().isEmpty();
            case EngineerRegistered registered -> true;
            case RoleChanged changed -> true;
            case PromotionApproved approved -> true;
            case EngineerDeparted departed -> true;
            case DepartureCorrected corrected -> true;
            case EngineerRehired rehired -> true;
            case PromotionVoided voided -> true;
            case PromotionReopened reopened -> false;
            case DetailsChanged changed -> false;
            case RosterChangeRequested requested -> false;
            case RosterChangeReviewed reviewed -> false;
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
