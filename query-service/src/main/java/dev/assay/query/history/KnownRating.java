package dev.assay.query.history;

import dev.assay.domain.RatingRecord;
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
/// @param record what it says and what became of it
/// @param made the event that made it: a rating, a revision or a correction
/// @param acts what people did about it later, and withdrawals of evidence that it cites (R10), in the order of the
///     stream
public record KnownRating(RatingRecord record, Envelope made, List<Envelope> acts) {

    private static final String RETRACTION = "RETRACTION";

    public UUID id() {
        return record.ratingId();
    }

    public LocalDate effectiveOn() {
        return record.effectiveOn();
    }

    public RatingEvent event() {
        return (RatingEvent) made.event();
    }

    public RatingRecord.Act act() {
        return record.act();
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
        return record.cell();
    }

    /// The rating that it revises or corrects.
    public Optional<UUID> replaces() {
        return Optional.ofNullable(record.replacesRatingId());
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
        return record.retraction() == null
                ? Optional.empty()
                : acts.stream()
                        .filter(act -> act.event() instanceof RatingRetractionRequested)
                        .reduce((one, other) -> other);
    }

    public Optional<Envelope> sharing() {
        return acts.stream().filter(act -> act.event() instanceof RatingShared).findFirst();
    }

    /// The cited evidence that was withdrawn later.
    public List<UUID> withdrawnEvidence() {
        return acts.stream()
                .map(Envelope::event)
                .filter(EvidenceWithdrawn.class::isInstance)
                .map(act -> ((EvidenceWithdrawn) act).evidenceId())
                .toList();
    }
}
