package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.By;
import dev.assay.command.engineer.RatingCommand.CorrectRating;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.command.engineer.RatingCommand.ReviseRating;
import dev.assay.command.engineer.RatingCommand.ShareRating;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.RatingStatus;
import dev.assay.events.EngineerEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingShared;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides new ratings and who may see them. Nothing is ever overwritten.
final class Ratings {

    private Ratings() {}

    static List<EngineerEvent> decide(RatingCommand command, Engineer state) {
        return switch (command) {
            case RateEngineer it -> rate(it, state);
            case ReviseRating it -> RatingChanges.revise(it, state);
            case CorrectRating it -> RatingChanges.correct(it, state);
            case RetractRating it -> RatingChanges.retract(it, state);
            case ReviewRating it -> RatingReviews.review(it, state);
            case ShareRating it -> share(it, state);
        };
    }

    private static List<EngineerEvent> rate(RateEngineer command, Engineer state) {
        LocalDate effectiveOn = command.effectiveOn();
        requireRater(command.engineerId(), command.by(), command.facts().reportingLine());
        Rules.requireStillHere(state, command.by());
        Judgement judgement =
                Judgements.of(command.assessment(), command.facts().rubric(), effectiveOn, command.by(), state);
        @Nullable
        CellName from = state.ratingInForce(effectiveOn)
                .map(RatingRecord::cell)
                .map(CellName::parse)
                .orElse(null);
        return List.of(new EngineerRated(
                command.engineerId(),
                command.ratingId(),
                command.by().actorId(),
                from == null ? null : from.toString(),
                judgement,
                Judgements.reviewReasons(command.assessment(), from),
                effectiveOn));
    }

    private static List<EngineerEvent> share(ShareRating command, Engineer state) {
        RatingRecord rating = state.rating(command.ratingId());
        requireNotAboutOneself(command.engineerId(), command.by());
        if (rating.shared()) {
            return List.of();
        }
        requireCounts(rating, state);
        return List.of(new RatingShared(
                command.engineerId(),
                command.ratingId(),
                command.by().actorId(),
                command.by().today()));
    }

    /// R9: nobody rates themselves, and only those above the engineer on the effective date rate.
    static void requireRater(UUID engineerId, By by, List<UUID> reportingLine) {
        refuseIf(by.actorId().equals(engineerId), "rating.rater-is-subject", "Nobody rates themselves.");
        refuseIf(
                !reportingLine.contains(by.actorId()),
                "rating.rater-outside-reporting-line",
                "The rater is not in the engineer's reporting line on the effective date.");
    }

    static void requireNotAboutOneself(UUID engineerId, By by) {
        refuseIf(by.actorId().equals(engineerId), "rating.actor-is-subject", "Nobody acts on ratings of themselves.");
    }

    static void requireCounts(RatingRecord rating, Engineer state) {
        refuseIf(rating.pending(), "rating.pending-review", "The rating waits for its second reviewer.");
        refuseIf(
                state.status(rating) != RatingStatus.COUNTS,
                "rating.no-longer-counts",
                "The rating was rejected, superseded, corrected or retracted.");
    }
}
