package dev.assay.query.history;

import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.RatingEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RatingEvent.RatingShared;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One rating and all that is known to have been done about it.
///
/// @param made the event that made it: a rating, a revision or a correction
/// @param acts what people did about it later, in the order of the stream
/// @param flags the withdrawals of evidence that it cites (R10)
public record KnownRating(Envelope made, List<Envelope> acts, List<Envelope> flags) {

    private static final String RETRACTION = "RETRACTION";
    private static final String CONFIRMED = "CONFIRMED";

    /// How a rating came about.
    public enum Act {
        RATING,
        REVISION,
        CORRECTION
    }

    public UUID id() {
        return event().ratingId();
    }

    public LocalDate effectiveOn() {
        return made.effectiveOn();
    }

    public RatingEvent event() {
        return (RatingEvent) made.event();
    }

    public Act act() {
        return switch (event()) {
            case RatingRevised revised -> Act.REVISION;
            case RatingCorrected corrected -> Act.CORRECTION;
            default -> Act.RATING;
        };
    }

    public Judgement judgement() {
        return switch (event()) {
            case EngineerRated rated -> rated.judgement();
            case RatingRevised revised -> revised.judgement();
            case RatingCorrected corrected -> corrected.judgement();
            default ->
                throw new IllegalStateException("Not a rating: " + made.type().name());
        };
    }

    /// Such as `4/High`.
    public String cell() {
        return judgement().level() + "/" + judgement().band();
    }

    /// The rating that it revises or corrects.
    public Optional<UUID> replaces() {
        return switch (event()) {
            case RatingRevised revised -> Optional.of(revised.revisedRatingId());
            case RatingCorrected corrected -> Optional.of(corrected.correctedRatingId());
            default -> Optional.empty();
        };
    }

    public Optional<Envelope> review() {
        for (Envelope act : acts) {
            if (act.event() instanceof RatingReviewed reviewed
                    && !reviewed.act().equals(RETRACTION)) {
                return Optional.of(act);
            }
        }
        return Optional.empty();
    }

    /// Why a second person must agree before it counts; empty if nobody must.
    public List<String> reviewReasons() {
        return switch (event()) {
            case EngineerRated rated -> rated.reviewReasons();
            case RatingRevised revised -> revised.reviewReasons();
            case RatingCorrected corrected -> List.of("CORRECTION");
            default -> List.of();
        };
    }

    public boolean isPending() {
        return !reviewReasons().isEmpty() && review().isEmpty();
    }

    public boolean isRejected() {
        return review().map(act -> !((RatingReviewed) act.event()).outcome().equals(CONFIRMED))
                .orElse(false);
    }

    public Optional<Envelope> retraction() {
        for (Envelope act : acts) {
            if (act.event() instanceof RatingRetracted) {
                return Optional.of(act);
            }
        }
        return Optional.empty();
    }

    /// The request for a retraction that waits for a second person.
    public Optional<Envelope> openRetractionRequest() {
        Optional<Envelope> open = Optional.empty();
        for (Envelope act : acts) {
            if (act.event() instanceof RatingRetractionRequested) {
                open = Optional.of(act);
            } else if (act.event() instanceof RatingRetracted || isReviewOfRetraction(act)) {
                open = Optional.empty();
            }
        }
        return open;
    }

    public Optional<Envelope> sharing() {
        return acts.stream().filter(act -> act.event() instanceof RatingShared).findFirst();
    }

    /// The cited evidence that was withdrawn later.
    public List<UUID> withdrawnEvidence() {
        return flags.stream()
                .map(flag -> ((EvidenceWithdrawn) flag.event()).evidenceId())
                .toList();
    }

    private static boolean isReviewOfRetraction(Envelope act) {
        return act.event() instanceof RatingReviewed reviewed && reviewed.act().equals(RETRACTION);
    }
}
