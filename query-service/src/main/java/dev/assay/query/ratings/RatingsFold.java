package dev.assay.query.ratings;

import dev.assay.events.Envelope;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.query.history.KnownRating;
import dev.assay.query.history.RatingHistory;
import dev.assay.query.history.Span;
import dev.assay.query.history.Visible;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From events to the answer, pure.
final class RatingsFold {

    private static final Comparator<Rating> LATEST_FIRST = Comparator.comparing(Rating::effectiveOn)
            .thenComparing(Rating::version)
            .reversed();

    private final Visible visible;
    private final RatingHistory history;
    private final LocalDate asOf;
    private final Map<UUID, List<Span>> spans;

    private RatingsFold(Visible visible, RatingHistory history, LocalDate asOf) {
        this.visible = visible;
        this.history = history;
        this.asOf = asOf;
        this.spans = history.spans(asOf);
    }

    /// @param events all events of the engineer that concern ratings, in any order
    /// @param knownAt the last instant of which the answer may know; null for now
    static RatingsAnswer fold(
            UUID engineerId, Collection<Envelope> events, Visible visible, LocalDate asOf, @Nullable Instant knownAt) {
        List<Envelope> known = visible.of(events).stream()
                .filter(event -> knownAt == null || !event.recordedAt().isAfter(knownAt))
                .toList();
        RatingsFold fold = new RatingsFold(visible, RatingHistory.of(known), asOf);
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
                .map(this::form)
                .sorted(LATEST_FIRST)
                .toList();
    }

    private Rating form(KnownRating rating) {
        Judgement judgement = rating.judgement();
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
                rating.openRetractionRequest().map(RatingsFold::deed).orElse(null),
                rating.retraction().map(RatingsFold::deed).orElse(null),
                rating.reviewReasons(),
                rating.review().map(RatingsFold::review).orElse(null),
                rating.sharing().map(RatingsFold::deed).orElse(null),
                rating.made().actorId(),
                rating.made().recordedAt(),
                reasonCode(rating.made()),
                rating.made().reason(),
                rating.event() instanceof EngineerRated rated ? rated.provenance() : null,
                rating.made().eventId(),
                rating.made().version());
    }

    private @Nullable From from(KnownRating rating) {
        Optional<UUID> replaced = rating.replaces();
        if (replaced.isPresent()) {
            return visible.rating(replaced.get()) ? new From(fromCell(rating), replaced.get()) : null;
        }
        String cell = fromCell(rating);
        return cell == null || !visible.cell(cell) ? null : new From(cell, null);
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
                successor.made().reason());
    }

    private static Review review(Envelope act) {
        RatingReviewed reviewed = (RatingReviewed) act.event();
        return new Review(reviewed.outcome(), act.actorId(), act.recordedAt(), reviewed.reason());
    }

    private static Deed deed(Envelope act) {
        UUID by = act.event() instanceof RatingRetracted retracted ? retracted.retractedBy() : act.actorId();
        return new Deed(by, act.recordedAt(), reasonCode(act), act.reason());
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
