package dev.assay.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ratings and what became of them. No rating is ever overwritten: each act adds a fact.
public sealed interface RatingEvent extends EngineerEvent {

    UUID ratingId();

    /// A cell of one pinned rubric version, and the judgement that led there (R2).
    ///
    /// @param roleId the role whose rubric was used
    /// @param rubricHash SHA-256 of the rubric document, in hex
    /// @param level 1 to 5
    /// @param band `Low`, `Mid` or `High`
    /// @param urgency `NONE`, `CONVERSATION`, `DUE`, `OVERDUE` or `IMMEDIATE`: the more urgent side (R3)
    /// @param signalSide the side that `signal` stands on; absent when the urgency is `NONE`
    /// @param signal the rubric's own sentence behind the urgency; absent when the urgency is `NONE`
    /// @param confidence 0 to 100
    /// @param evidenceIds the cited evidence
    /// @param dampenersConsidered the rubric's dampeners that were weighed, as the rater put them
    record Judgement(
            String roleId,
            int rubricVersion,
            String rubricHash,
            int level,
            String band,
            String urgency,
            @Nullable String signalSide,
            @Nullable String signal,
            int confidence,
            @Personal String rationale,
            List<UUID> evidenceIds,
            @Personal List<String> dampenersConsidered,
            LocalDate periodFrom,
            LocalDate periodTo) {}

    /// @param fromCell the cell that counted on `effectiveOn` until now, such as `3/Mid`; absent for the first
    /// @param reviewReasons why a second reviewer must agree before it counts (R8):
    ///     `LOW_CONFIDENCE`, `EXTREME_LEVEL`, `LARGE_MOVE`; empty if it counts at once
    /// @param provenance [Provenance#IMPORTED] for history from another system; absent if recorded here
    record EngineerRated(
            UUID engineerId,
            UUID ratingId,
            UUID raterId,
            @Nullable String fromCell,
            Judgement judgement,
            List<String> reviewReasons,
            LocalDate effectiveOn,
            @Nullable String provenance)
            implements RatingEvent {

        /// Recorded here.
        public EngineerRated(
                UUID engineerId,
                UUID ratingId,
                UUID raterId,
                @Nullable String fromCell,
                Judgement judgement,
                List<String> reviewReasons,
                LocalDate effectiveOn) {
            this(engineerId, ratingId, raterId, fromCell, judgement, reviewReasons, effectiveOn, null);
        }

        public EngineerRated imported() {
            return new EngineerRated(
                    engineerId,
                    ratingId,
                    raterId,
                    fromCell,
                    judgement,
                    reviewReasons,
                    effectiveOn,
                    Provenance.IMPORTED);
        }
    }

    /// A new judgement that supersedes an earlier rating.
    ///
    /// @param ratingId the new rating
    record RatingRevised(
            UUID engineerId,
            UUID ratingId,
            UUID revisedRatingId,
            UUID raterId,
            String fromCell,
            Judgement judgement,
            List<String> reviewReasons,
            String reasonCode,
            @Personal String reason,
            LocalDate effectiveOn)
            implements RatingEvent {}

    /// A data error put right: the effective date stays, and a second person must confirm (R11).
    ///
    /// @param ratingId the corrected rating, which takes the place of `correctedRatingId` once confirmed
    /// @param effectiveOn that of the rating it corrects
    record RatingCorrected(
            UUID engineerId,
            UUID ratingId,
            UUID correctedRatingId,
            UUID correctedBy,
            String fromCell,
            Judgement judgement,
            String reasonCode,
            @Personal String reason,
            LocalDate effectiveOn)
            implements RatingEvent {}

    /// Somebody wants a shared rating voided; a second person must confirm (R11).
    record RatingRetractionRequested(
            UUID engineerId,
            UUID ratingId,
            UUID requestedBy,
            String reasonCode,
            @Personal String reason,
            LocalDate effectiveOn)
            implements RatingEvent {}

    /// The rating is void from the beginning; it stays readable for ever.
    ///
    /// @param retractedBy who asked for it
    /// @param fromCell the cell that no longer counts
    record RatingRetracted(
            UUID engineerId,
            UUID ratingId,
            UUID retractedBy,
            String fromCell,
            String reasonCode,
            @Personal String reason,
            LocalDate effectiveOn)
            implements RatingEvent {}

    /// A second person looked at a rating, a revision, a correction or a retraction that waited for it.
    ///
    /// @param act `RATING`, `REVISION`, `CORRECTION` or `RETRACTION`
    /// @param outcome `CONFIRMED` or `REJECTED`
    record RatingReviewed(
            UUID engineerId,
            UUID ratingId,
            UUID reviewerId,
            String act,
            String outcome,
            @Personal @Nullable String reason,
            LocalDate effectiveOn)
            implements RatingEvent {}

    /// The engineer may see the rating from now on.
    record RatingShared(UUID engineerId, UUID ratingId, UUID sharedBy, LocalDate effectiveOn) implements RatingEvent {}
}
