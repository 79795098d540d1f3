package dev.assay.command.engineer;

import dev.assay.command.By;
import dev.assay.command.reference.PublishedRubric;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ratings and the three ways to change one's mind about them: revise, correct, retract.
public sealed interface RatingCommand extends EngineerCommand {

    UUID ratingId();

    record RateEngineer(
            UUID engineerId, UUID ratingId, Assessment assessment, Facts facts, LocalDate effectiveOn, By by)
            implements RatingCommand {}

    /// A new judgement takes the place of an earlier one.
    record ReviseRating(
            UUID engineerId,
            UUID ratingId,
            UUID revisedRatingId,
            Assessment assessment,
            RevisionReason reasonCode,
            String reason,
            Facts facts,
            LocalDate effectiveOn,
            By by)
            implements RatingCommand {}

    /// A data error is put right.
    ///
    /// @param rubric the rubric to pin; absent if none was published for the role
    /// @param effectiveOn must be that of the corrected rating (R11)
    record CorrectRating(
            UUID engineerId,
            UUID ratingId,
            UUID correctedRatingId,
            Assessment assessment,
            CorrectionReason reasonCode,
            String reason,
            @Nullable PublishedRubric rubric,
            LocalDate effectiveOn,
            By by)
            implements RatingCommand {}

    record RetractRating(UUID engineerId, UUID ratingId, RetractionReason reasonCode, String reason, By by)
            implements RatingCommand {}

    /// The second person's word on a rating, revision, correction or retraction that waits for it.
    record ReviewRating(
            UUID engineerId,
            UUID ratingId,
            Outcome outcome,
            @Nullable String reason,
            By by) implements RatingCommand {}

    record ShareRating(UUID engineerId, UUID ratingId, By by) implements RatingCommand {}

    /// What the rater judged.
    ///
    /// @param confidence 0 to 100
    record Assessment(
            CellName cell,
            int confidence,
            String rationale,
            List<UUID> evidenceIds,
            List<String> dampenersConsidered,
            LocalDate periodFrom,
            LocalDate periodTo) {}

    /// What other streams say about the day from which the rating holds.
    ///
    /// @param rubric the rubric to pin; absent if none was published for the role
    /// @param reportingLine the engineer's managers on that day, the direct one first
    /// @param lineToday those of today
    record Facts(@Nullable PublishedRubric rubric, List<UUID> reportingLine, List<UUID> lineToday) {}

    enum Outcome {
        CONFIRMED,
        REJECTED
    }

    /// Why a rating is judged anew.
    enum RevisionReason {
        NEW_EVIDENCE,
        CALIBRATION,
        APPEAL,
        REASSESSMENT,
        OTHER
    }

    /// Which data error is put right.
    enum CorrectionReason {
        WRONG_CELL,
        WRONG_PERIOD,
        WRONG_RUBRIC_VERSION,
        WRONG_EVIDENCE,
        DATA_ENTRY_ERROR,
        OTHER
    }

    /// Why a rating is void.
    enum RetractionReason {
        WRONG_ENGINEER,
        DUPLICATE,
        CONFLICT_OF_INTEREST,
        UNSUPPORTED,
        ISSUED_IN_ERROR,
        OTHER
    }
}
