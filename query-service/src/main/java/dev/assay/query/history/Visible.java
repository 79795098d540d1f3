package dev.assay.query.history;

import dev.assay.events.AlertEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.PromotionEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.RatingEvent;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.RosterEvent;
import dev.assay.query.access.Sight;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Which of an engineer's events a reader may see. Engineers see of themselves what was shared with them: their world
/// is folded from those events alone, so that nothing in it hints at the others.
public final class Visible {

    private final Sight sight;
    private final Set<UUID> sharedRatings = new HashSet<>();
    private final Set<String> sharedCells = new HashSet<>();
    private final Set<UUID> decidedCases = new HashSet<>();

    private Visible(Sight sight) {
        this.sight = sight;
    }

    /// @param events all events of the engineer, whenever they were recorded: what is shared today may be seen today
    public static Visible to(Sight sight, Collection<Envelope> events) {
        Visible visible = new Visible(sight);
        if (sight == Sight.OWN) {
            events.forEach(visible::learn);
            RatingHistory.of(events).all().stream()
                    .filter(rating -> visible.sharedRatings.contains(rating.id()))
                    .forEach(rating -> visible.sharedCells.add(rating.cell()));
        }
        return visible;
    }

    public List<Envelope> of(Collection<Envelope> events) {
        return events.stream().filter(this::event).toList();
    }

    public boolean rating(UUID ratingId) {
        return sight == Sight.FULL || sharedRatings.contains(ratingId);
    }

    /// Whether a cell may be named as the one before.
    public boolean cell(String cell) {
        return sight == Sight.FULL || sharedCells.contains(cell);
    }

    private void learn(Envelope envelope) {
        switch (envelope.event()) {
            case RatingShared shared -> sharedRatings.add(shared.ratingId());
            case PromotionApproved approved -> decidedCases.add(approved.caseId());
            case PromotionDeclined declined -> decidedCases.add(declined.caseId());
            default -> {}
        }
    }

    private boolean event(Envelope envelope) {
        if (sight == Sight.FULL) {
            return true;
        }
        return envelope.event() instanceof EngineerEvent event && own(event);
    }

    private boolean own(EngineerEvent event) {
        return switch (event) {
            case RosterEvent roster -> true;
            case EvidenceEvent evidence -> true;
            case RatingRetractionRequested undecided -> false;
            case RatingReviewed reviewed ->
                !reviewed.act().equals("RETRACTION") && sharedRatings.contains(reviewed.ratingId());
            case RatingEvent rating -> sharedRatings.contains(rating.ratingId());
            case PromotionEvent promotion -> decidedCases.contains(promotion.caseId());
            case AlertEvent alert -> false;
        };
    }
}
