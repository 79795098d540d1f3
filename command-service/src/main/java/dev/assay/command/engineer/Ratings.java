package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.By;
import dev.assay.command.engineer.Rating.Act;
import dev.assay.command.engineer.Rating.RequestedRetraction;
import dev.assay.command.engineer.Rating.Status;
import dev.assay.command.engineer.RatingCommand.CorrectRating;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.command.engineer.RatingCommand.ReviseRating;
import dev.assay.command.engineer.RatingCommand.ShareRating;
import dev.assay.events.EngineerEvent;
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
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Decides new ratings and who may see them, and keeps what became of every rating. Nothing is ever overwritten.
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

    static Engineer evolve(Engineer state, RatingEvent event) {
        return switch (event) {
            case EngineerRated it ->
                add(state, it, it.raterId(), it.raterId(), Act.RATING, null, it.judgement(), it.reviewReasons());
            case RatingRevised it -> revised(state, it);
            case RatingCorrected it ->
                add(
                        state,
                        it,
                        it.correctedBy(),
                        state.rating(it.correctedRatingId()).raterId(),
                        Act.CORRECTION,
                        it.correctedRatingId(),
                        it.judgement(),
                        List.of("CORRECTION"));
            case RatingRetractionRequested it ->
                change(
                        state,
                        it.ratingId(),
                        rating -> rating.withRetraction(
                                new RequestedRetraction(it.requestedBy(), it.reasonCode(), it.reason())));
            case RatingRetracted it ->
                withoutRevision(
                        change(state, it.ratingId(), rating -> rating.become(Status.RETRACTED)),
                        state.rating(it.ratingId()));
            case RatingReviewed it -> RatingReviews.evolve(state, it);
            case RatingShared it -> change(state, it.ratingId(), Rating::share);
        };
    }

    static Engineer change(Engineer state, UUID ratingId, UnaryOperator<Rating> change) {
        return state.withRatings(
                Lists.change(state.ratings(), rating -> rating.ratingId().equals(ratingId), change));
    }

    /// A void revision superseded nothing: the rating that it revised counts again. A correction put an error right, so
    /// what it corrected stays out, and only what that had revised counts again.
    private static Engineer withoutRevision(Engineer state, Rating retracted) {
        UUID replacedId = retracted.replacesRatingId();
        if (replacedId == null) {
            return state;
        }
        return retracted.act() == Act.CORRECTION
                ? withoutRevision(state, state.rating(replacedId))
                : change(state, replacedId, rating -> rating.become(Status.COUNTS));
    }

    private static Engineer revised(Engineer state, RatingRevised it) {
        Engineer added = add(
                state,
                it,
                it.raterId(),
                it.raterId(),
                Act.REVISION,
                it.revisedRatingId(),
                it.judgement(),
                it.reviewReasons());
        return it.reviewReasons().isEmpty()
                ? change(added, it.revisedRatingId(), rating -> rating.become(Status.SUPERSEDED))
                : added;
    }

    private static Engineer add(
            Engineer state,
            RatingEvent event,
            UUID authorId,
            UUID raterId,
            Act act,
            @Nullable UUID replacesRatingId,
            Judgement judgement,
            List<String> reviewReasons) {
        Rating rating = new Rating(
                event.ratingId(),
                authorId,
                raterId,
                act,
                replacesRatingId,
                judgement.roleId(),
                CellName.parse(judgement.level() + "/" + judgement.band()),
                Urgency.valueOf(judgement.urgency()),
                judgement.signalSide(),
                judgement.signal(),
                judgement.evidenceIds(),
                event.effectiveOn(),
                reviewReasons.isEmpty() ? Status.COUNTS : Status.PENDING_REVIEW,
                false,
                null);
        return state.withRatings(Lists.append(state.ratings(), rating));
    }

    private static List<EngineerEvent> rate(RateEngineer command, Engineer state) {
        LocalDate effectiveOn = command.effectiveOn();
        requireRater(command.engineerId(), command.by(), command.facts().reportingLine());
        Rules.requireStillHere(state, command.by());
        Judgement judgement =
                Judgements.of(command.assessment(), command.facts().rubric(), effectiveOn, command.by(), state);
        @Nullable
        CellName from = state.ratingInForce(effectiveOn).map(Rating::cell).orElse(null);
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
        Rating rating = state.rating(command.ratingId());
        requireNotAboutOneself(command.engineerId(), command.by());
        if (rating.shared()) {
            return List.of();
        }
        requireCounts(rating);
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

    static void requireCounts(Rating rating) {
        refuseIf(rating.pending(), "rating.pending-review", "The rating waits for its second reviewer.");
        refuseIf(
                !rating.counts(),
                "rating.no-longer-counts",
                "The rating was rejected, superseded, corrected or retracted.");
    }
}
