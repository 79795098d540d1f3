package dev.assay.domain;

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
import org.jspecify.annotations.Nullable;

/// A recorded rating and what people did about it. Whether it counts, [EffectiveRatings] tells.
///
/// @param authorId who recorded it: the rater, or who corrected it
/// @param raterId whose judgement it is: a correction keeps the rater
/// @param replacesRatingId the rating that it revises or corrects
/// @param cell such as `4/High`
/// @param signal the rubric's sentence behind the urgency, from the side `signalSide`
/// @param retraction the request to void it that waits for a second person
public record RatingRecord(
        UUID ratingId,
        UUID authorId,
        UUID raterId,
        Act act,
        @Nullable UUID replacesRatingId,
        String roleId,
        String cell,
        Urgency urgency,
        @Nullable String signalSide,
        @Nullable String signal,
        List<UUID> evidenceIds,
        LocalDate effectiveOn,
        Review review,
        boolean shared,
        boolean retracted,
        @Nullable RequestedRetraction retraction) {

    /// How a rating came about, or what else a second person may have to look at.
    public enum Act {
        RATING,
        REVISION,
        CORRECTION,
        RETRACTION
    }

    /// What a second person said.
    public enum Review {
        NOT_NEEDED,
        PENDING,
        CONFIRMED,
        REJECTED
    }

    public record RequestedRetraction(UUID requestedBy, String reasonCode, String reason) {}

    /// The list after one more event. What happens to a rating that is not there changes nothing.
    ///
    /// @param ratings in the order of recording
    public static List<RatingRecord> evolve(List<RatingRecord> ratings, RatingEvent event) {
        return switch (event) {
            case EngineerRated it -> Lists.append(ratings, rated(it));
            case RatingRevised it -> Lists.append(ratings, revised(it));
            case RatingCorrected it -> Lists.append(ratings, corrected(it, ratings));
            case RatingReviewed _, RatingRetractionRequested _, RatingRetracted _, RatingShared _ ->
                Lists.change(
                        ratings, rating -> rating.ratingId.equals(event.ratingId()), rating -> rating.after(event));
        };
    }

    /// Whether it counts as far as its second review goes.
    public boolean agreed() {
        return review == Review.NOT_NEEDED || review == Review.CONFIRMED;
    }

    public boolean pending() {
        return review == Review.PENDING;
    }

    public boolean replaces(UUID otherId) {
        return otherId.equals(replacesRatingId);
    }

    private RatingRecord after(RatingEvent event) {
        return switch (event) {
            case RatingReviewed it -> reviewed(it);
            case RatingRetractionRequested it ->
                with(
                        review,
                        shared,
                        retracted,
                        new RequestedRetraction(it.requestedBy(), it.reasonCode(), it.reason()));
            case RatingRetracted _ -> with(review, shared, true, null);
            case RatingShared _ -> with(review, true, retracted, retraction);
            case EngineerRated _, RatingRevised _, RatingCorrected _ -> this;
        };
    }

    /// The word on a retraction says nothing about the rating itself: [RatingRetracted] does, if it was confirmed.
    private RatingRecord reviewed(RatingReviewed event) {
        return Act.valueOf(event.act()) == Act.RETRACTION
                ? with(review, shared, retracted, null)
                : with(Review.valueOf(event.outcome()), shared, retracted, retraction);
    }

    private static RatingRecord rated(EngineerRated it) {
        return made(it, it.raterId(), it.raterId(), Act.RATING, null, it.judgement(), review(it.reviewReasons()));
    }

    private static RatingRecord revised(RatingRevised it) {
        return made(
                it,
                it.raterId(),
                it.raterId(),
                Act.REVISION,
                it.revisedRatingId(),
                it.judgement(),
                review(it.reviewReasons()));
    }

    private static RatingRecord corrected(RatingCorrected it, List<RatingRecord> ratings) {
        UUID raterId = ratings.stream()
                .filter(rating -> rating.ratingId.equals(it.correctedRatingId()))
                .map(RatingRecord::raterId)
                .findFirst()
                .orElse(it.correctedBy());
        return made(
                it, it.correctedBy(), raterId, Act.CORRECTION, it.correctedRatingId(), it.judgement(), Review.PENDING);
    }

    private static Review review(List<String> reasons) {
        return reasons.isEmpty() ? Review.NOT_NEEDED : Review.PENDING;
    }

    private static RatingRecord made(
            RatingEvent event,
            UUID authorId,
            UUID raterId,
            Act act,
            @Nullable UUID replacesRatingId,
            Judgement judgement,
            Review review) {
        return new RatingRecord(
                event.ratingId(),
                authorId,
                raterId,
                act,
                replacesRatingId,
                judgement.roleId(),
                judgement.level() + "/" + judgement.band(),
                Urgency.valueOf(judgement.urgency()),
                judgement.signalSide(),
                judgement.signal(),
                judgement.evidenceIds(),
                event.effectiveOn(),
                review,
                false,
                false,
                null);
    }

    private RatingRecord with(
            Review nextReview,
            boolean nextShared,
            boolean nextRetracted,
            @Nullable RequestedRetraction nextRetraction) {
        return new RatingRecord(
                ratingId,
                authorId,
                raterId,
                act,
                replacesRatingId,
                roleId,
                cell,
                urgency,
                signalSide,
                signal,
                evidenceIds,
                effectiveOn,
                nextReview,
                nextShared,
                nextRetracted,
                nextRetraction);
    }
}
