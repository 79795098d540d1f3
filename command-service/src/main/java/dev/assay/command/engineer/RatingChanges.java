package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.engineer.RatingCommand.CorrectRating;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.ReviseRating;
import dev.assay.domain.RatingRecord;
import dev.assay.events.EngineerEvent;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingRevised;
import java.util.List;
import java.util.UUID;

/// Decides the three acts on an earlier rating (R11): a new judgement, a data error put right, a rating voided.
final class RatingChanges {

    private RatingChanges() {}

    static List<EngineerEvent> revise(ReviseRating command, Engineer state) {
        RatingRecord revised = state.rating(command.revisedRatingId());
        Ratings.requireRater(command.engineerId(), command.by(), command.facts().reportingLine());
        refuseIf(
                !command.facts().lineToday().contains(command.by().actorId()),
                "rating.rater-not-in-line-today",
                "Whoever revises a rating is in the engineer's reporting line today.");
        Rules.requireStillHere(state, command.by());
        requireChangeable(revised, state);
        refuseIf(
                command.effectiveOn().isBefore(revised.effectiveOn()),
                "rating.revision-before-revised",
                "A revision does not take hold before the rating that it revises.");
        Judgement judgement = Judgements.of(
                command.assessment(), command.facts().rubric(), command.effectiveOn(), command.by(), state);
        return List.of(new RatingRevised(
                command.engineerId(),
                command.ratingId(),
                revised.ratingId(),
                command.by().actorId(),
                revised.cell(),
                judgement,
                Judgements.reviewReasons(command.assessment(), CellName.parse(revised.cell())),
                command.reasonCode().name(),
                command.reason(),
                command.effectiveOn()));
    }

    static List<EngineerEvent> correct(CorrectRating command, Engineer state) {
        RatingRecord corrected = state.rating(command.correctedRatingId());
        Ratings.requireNotAboutOneself(command.engineerId(), command.by());
        requireChangeable(corrected, state);
        refuseIf(
                !command.effectiveOn().equals(corrected.effectiveOn()),
                "rating.correction-moves-effective-date",
                "A correction keeps the effective date of the rating that it corrects.");
        Judgement judgement =
                Judgements.of(command.assessment(), command.rubric(), command.effectiveOn(), command.by(), state);
        return List.of(new RatingCorrected(
                command.engineerId(),
                command.ratingId(),
                corrected.ratingId(),
                command.by().actorId(),
                corrected.cell(),
                judgement,
                command.reasonCode().name(),
                command.reason(),
                command.effectiveOn()));
    }

    /// At once while nobody but the raters has seen the rating; once shared it waits for a second person.
    static List<EngineerEvent> retract(RetractRating command, Engineer state) {
        RatingRecord rating = state.rating(command.ratingId());
        UUID actorId = command.by().actorId();
        Ratings.requireNotAboutOneself(command.engineerId(), command.by());
        requireChangeable(rating, state);
        String reasonCode = command.reasonCode().name();
        if (rating.shared()) {
            return List.of(new RatingRetractionRequested(
                    command.engineerId(),
                    rating.ratingId(),
                    actorId,
                    reasonCode,
                    command.reason(),
                    command.by().today()));
        }
        return List.of(retracted(command.engineerId(), rating, actorId, reasonCode, command.reason()));
    }

    /// Void from the beginning, hence the rating's own effective date.
    static RatingRetracted retracted(
            UUID engineerId, RatingRecord rating, UUID actorId, String reasonCode, String reason) {
        return new RatingRetracted(
                engineerId, rating.ratingId(), actorId, rating.cell(), reasonCode, reason, rating.effectiveOn());
    }

    private static void requireChangeable(RatingRecord rating, Engineer state) {
        Ratings.requireCounts(rating, state);
        boolean changePending = rating.retraction() != null
                || state.ratings().stream().anyMatch(other -> other.pending() && other.replaces(rating.ratingId()));
        refuseIf(
                changePending,
                "rating.change-pending",
                "A revision, correction or retraction of this rating waits for its second reviewer.");
    }
}
