package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.Rejected;
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.RatingRecord.Act;
import dev.assay.domain.RatingRecord.RequestedRetraction;
import dev.assay.events.EngineerEvent;
import dev.assay.events.RatingEvent.RatingReviewed;
import java.util.List;
import java.util.UUID;

/// Decides the second person's word (R8, R11). What is rejected leaves everything as it was.
final class RatingReviews {

    private RatingReviews() {}

    static List<EngineerEvent> review(ReviewRating command, Engineer state) {
        RatingRecord rating = state.rating(command.ratingId());
        UUID reviewerId = command.by().actorId();
        refuseIf(
                reviewerId.equals(command.engineerId()),
                "rating.reviewer-is-subject",
                "Nobody reviews ratings of themselves.");
        RequestedRetraction retraction = rating.retraction();
        if (retraction != null) {
            return reviewRetraction(command, rating, retraction, state);
        }
        if (!rating.pending()) {
            throw new Rejected("rating.nothing-to-review", "Nothing about this rating waits for a second reviewer.");
        }
        requireNoAuthor(command, rating, state);
        if (command.outcome() == Outcome.CONFIRMED) {
            Judgements.requireShownEvidence(CellName.parse(rating.cell()), rating.evidenceIds(), state);
        }
        return List.of(reviewed(command, rating.act()));
    }

    private static void requireNoAuthor(ReviewRating command, RatingRecord rating, Engineer state) {
        refuseIf(
                state.authors(rating).contains(command.by().actorId()),
                "rating.reviewer-is-rater",
                "The second reviewer must not be one who recorded, imported or gave the rating.");
    }

    private static List<EngineerEvent> reviewRetraction(
            ReviewRating command, RatingRecord rating, RequestedRetraction retraction, Engineer state) {
        refuseIf(
                command.by().actorId().equals(retraction.requestedBy()),
                "rating.reviewer-is-rater",
                "The second reviewer must not be the one who asked for the retraction.");
        requireNoAuthor(command, rating, state);
        RatingReviewed reviewed = reviewed(command, Act.RETRACTION);
        if (command.outcome() == Outcome.REJECTED) {
            return List.of(reviewed);
        }
        return List.of(
                reviewed,
                RatingChanges.retracted(
                        command.engineerId(),
                        rating,
                        retraction.requestedBy(),
                        retraction.reasonCode(),
                        retraction.reason()));
    }

    private static RatingReviewed reviewed(ReviewRating command, Act act) {
        return new RatingReviewed(
                command.engineerId(),
                command.ratingId(),
                command.by().actorId(),
                act.name(),
                command.outcome().name(),
                command.reason(),
                command.by().today());
    }
}
