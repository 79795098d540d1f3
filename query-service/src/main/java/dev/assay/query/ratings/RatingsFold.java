package dev.assay.query.ratings;

import dev.assay.domain.Span;
import dev.assay.events.Envelope;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.query.access.VisibilityFilter;
import dev.assay.query.access.VisibleEvent;
import dev.assay.query.history.KnownRating;
import dev.assay.query.history.RatingHistory;
import dev.assay.query.ratings.RatingsAnswer.Deed;
import dev.assay.query.ratings.RatingsAnswer.From;
import dev.assay.query.ratings.RatingsAnswer.Rating;
import dev.assay.query.ratings.RatingsAnswer.Replacement;
import dev.assay.query.ratings.RatingsAnswer.Review;
import dev.assay.query.ratings.RatingsAnswer.Rubric;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From events to the answer, pure.
final class RatingsFold {

    private static final Comparator<KnownRating> LATEST_FIRST = Comparator.comparing(KnownRating::effectiveOn)
            .thenComparing(rating -> rating.made().version())
            .reversed();

    private final VisibilityFilter filter;
    private final RatingHistory history;
    private final LocalDate asOf;
    private final Map<UUID, List<Span>> spans;

    private RatingsFold(VisibilityFilter filter, RatingHistory history, LocalDate asOf) {
        this.filter = filter;
        this.history = history;
        this.asOf = asOf;
        this.spans = history.spans(asOf);
    }

    /// @param events all events of the engineer that concern ratings, in any order
    /// @param knownAt the last instant of which the answer may know; null for now
    static RatingsAnswer fold(
            UUID engineerId,
            Collection<Envelope> events,
            VisibilityFilter filter,
            LocalDate asOf,
            @Nullable Instant knownAt) {
        List<Envelope> known = filter.of(events).stream()
                .filter(event -> knownAt == null || !event.recordedAt().isAfter(knownAt))
                .toList();
        RatingsFold fold = new RatingsFold(filter, RatingHistory.of(known), asOf);
        return new RatingsAnswer(
                engineerId,
                asOf,
                knownAt,
                fold.history.roleOn(asOf).orElse(null),
                fold.history.inForce(asOf).map(fold::form).orElse(null),
                fold.ratings());
    }

    private List<Rating> ratings() {
        return history.all().stream()
                .filter(rating -> !rating.effectiveOn().isAfter(asOf))
                .sorted(LATEST_FIRST)
                .map(this::form)
                .toList();
    }

    private Rating form(KnownRating rating) {
        Judgement judgement = rating.judgement();
        VisibleEvent made = filter.visible(rating.made());
        return new Rating(
                rating.id(),
                history.status(rating, asOf),
                rating.act().name(),
                judgement.roleId(),
                rating.cell(),
                judgement.level(),
                judgement.band(),
                judgement.urgency(),
                judgement.signalSide(),
                judgement.signal(),
                new Rubric(judgement.rubricVersion(), judgement.rubricHash()),
                judgement.confidence(),
                judgement.rationale(),
                judgement.evidenceIds(),
                rating.withdrawnEvidence(),
                judgement.dampenersConsidered(),
                judgement.periodFrom(),
                judgement.periodTo(),
                rating.effectiveOn(),
                spans.getOrDefault(rating.id(), List.of()),
                from(rating),
                history.successors(rating.id()).stream().map(this::replacement).toList(),
                rating.openRetractionRequest().map(this::deed).orElse(null),
                rating.retraction().map(this::deed).orElse(null),
                rating.reviewReasons(),
                rating.review().map(this::review).orElse(null),
                rating.sharing().map(this::deed).orElse(null),
                rating.made().actorId(),
                rating.made().recordedAt(),
                reasonCode(rating.made()),
                made.reason(),
                rating.event() instanceof EngineerRated rated ? rated.provenance() : null,
                rating.made().eventId(),
                made.version());
    }

    private static @Nullable From from(KnownRating rating) {
        String cell = fromCell(rating);
        UUID replaced = rating.replaces().orElse(null);
        return cell == null && replaced == null ? null : new From(cell, replaced);
    }

    private static @Nullable String fromCell(KnownRating rating) {
        return switch (rating.event()) {
            case EngineerRated rated -> rated.fromCell();
            case RatingRevised revised -> revised.fromCell();
            case RatingCorrected corrected -> corrected.fromCell();
            default -> null;
        };
    }

    private Replacement replacement(KnownRating successor) {
        return new Replacement(
                successor.id(),
                successor.act().name(),
                history.status(successor, asOf),
                successor.cell(),
                successor.effectiveOn(),
                successor.made().actorId(),
                successor.made().recordedAt(),
                reasonCode(successor.made()),
                filter.visible(successor.made()).reason());
    }

    private Review review(Envelope act) {
        RatingReviewed reviewed = (RatingReviewed) act.event();
        return new Review(
                reviewed.outcome(),
                act.actorId(),
                act.recordedAt(),
                filter.visible(act).reason());
    }

    private Deed deed(Envelope act) {
        UUID by = act.event() instanceof RatingRetracted retracted ? retracted.retractedBy() : act.actorId();
        return new Deed(
                by, act.recordedAt(), reasonCode(act), filter.visible(act).reason());
    }

    private static @Nullable String reasonCode(Envelope envelope) {
        return switch (envelope.event()) {
            case RatingRevised revised -> revised.reasonCode();
            case RatingCorrected corrected -> corrected.reasonCode();
            case RatingRetractionRequested requested -> requested.reasonCode();
            case RatingRetracted retracted -> retracted.reasonCode();
            default -> null;
        };
    }
}
