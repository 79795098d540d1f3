package dev.assay.query.ratings;

import dev.assay.events.AlertEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RatingEvent;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import dev.assay.query.history.StoredEvents;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// One document per engineer with the events that say which rating holds when, by stream version.
@Component
class RatingsView implements View {

    static final String NAME = "ratings";
    static final String ENTRIES = "entries";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Write> project(Envelope envelope) {
        if (envelope.event() instanceof EngineerEvent event && concernsRatings(event)) {
            String id = event.engineerId().toString();
            String path = ENTRIES + "." + envelope.version();
            return List.of(Write.entry(id, envelope.version(), Map.of(path, StoredEvents.toBytes(envelope))));
        }
        return List.of();
    }

    private static boolean concernsRatings(EngineerEvent event) {
        return switch (event) {
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
        };
    }
}
