package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.By;
import dev.assay.domain.PromotionCase;
import dev.assay.domain.RatingRecord;
import java.util.List;
import java.util.UUID;

/// R12: proposer, subject, sole rater and decider are different people. There is no way round for anybody.
final class FourEyes {

    private FourEyes() {}

    static void requireProposer(By by, UUID engineerId, Engineer state) {
        refuseIf(by.actorId().equals(engineerId), "promotion.proposer-is-subject", "Nobody proposes themselves.");
        requireNotSoleRater(
                by.actorId(),
                by,
                state,
                "promotion.proposer-is-sole-rater",
                "All ratings in this role come from the proposer.");
    }

    /// @param managersAbove the people above the one who decides
    static void requireDecider(PromotionCase open, By by, List<UUID> managersAbove, UUID engineerId, Engineer state) {
        refuseIf(
                by.actorId().equals(engineerId), "promotion.decider-is-subject", "Nobody decides their own promotion.");
        refuseIf(
                by.actorId().equals(open.proposedBy()),
                "promotion.decider-is-proposer",
                "Nobody decides what they proposed.");
        refuseIf(
                managersAbove.contains(engineerId),
                "promotion.decider-reports-to-subject",
                "Nobody decides on somebody above them.");
        requireNotSoleRater(
                by.actorId(),
                by,
                state,
                "promotion.decider-is-sole-rater",
                "All ratings in this role come from the decider.");
    }

    static void requireNotSoleRater(UUID personId, By by, Engineer state, String code, String message) {
        List<RatingRecord> ratings = state.ratingsInRole(by.today());
        refuseIf(
                !ratings.isEmpty()
                        && ratings.stream()
                                .allMatch(rating -> state.authors(rating).contains(personId)),
                code,
                message);
    }

    /// @param managersAbove the people above the one who acts
    static void requireNotConcerned(By by, List<UUID> managersAbove, UUID engineerId) {
        refuseIf(
                by.actorId().equals(engineerId),
                "promotion.actor-is-subject",
                "Nobody acts on promotion cases of their own.");
        refuseIf(
                managersAbove.contains(engineerId),
                "promotion.actor-reports-to-subject",
                "Nobody acts on promotion cases of somebody above them.");
    }
}
