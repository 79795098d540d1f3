package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.DIRECTOR;
import static dev.assay.command.engineer.People.ENGINEER;
import static dev.assay.command.engineer.People.HR;
import static dev.assay.command.engineer.People.MANAGER;
import static dev.assay.command.engineer.People.PANEL;
import static dev.assay.command.engineer.People.STRANGER;
import static dev.assay.command.engineer.Scenario.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.engineer.PromotionCommand.ApprovePromotion;
import dev.assay.command.engineer.PromotionCommand.ProposePromotion;
import dev.assay.command.engineer.RatingCommand.CorrectRating;
import dev.assay.command.engineer.RatingCommand.CorrectionReason;
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.RetractionReason;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.command.engineer.RatingCommand.ShareRating;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// R23: whoever imported a rating in somebody's name is one of its authors, as the one named is.
class AuthorsTest {

    private static final LocalDate DAY = REGISTERED.plusMonths(3);

    private final Scenario scenario = Scenario.ofEngineer();

    @Test
    void neitherTheImporterNorTheNamedRaterIsTheSecondReviewer() {
        UUID ratingId = imported("5/Low");
        scenario.refuses("rating.reviewer-is-rater", review(ratingId, HR));
        scenario.refuses("rating.reviewer-is-rater", review(ratingId, MANAGER));
        scenario.refuses("rating.reviewer-is-subject", review(ratingId, ENGINEER));
        assertThat(scenario.when(review(ratingId, DIRECTOR))).hasSize(1);
    }

    @Test
    void neitherConfirmsACorrectionOfTheRating() {
        UUID ratingId = imported("3/Mid");
        CorrectRating correction = new CorrectRating(
                ENGINEER,
                scenario.newId(),
                ratingId,
                Scenario.assessment("3/High", 90),
                CorrectionReason.WRONG_CELL,
                "Read the wrong line",
                Rubrics.of("IMPE"),
                DAY,
                scenario.by(DIRECTOR));
        scenario.when(correction);
        for (UUID author : List.of(HR, MANAGER, DIRECTOR)) {
            scenario.refuses("rating.reviewer-is-rater", review(correction.ratingId(), author));
        }
        assertThat(scenario.when(review(correction.ratingId(), STRANGER))).hasSize(1);
    }

    @Test
    void neitherConfirmsTheRetractionOfTheRating() {
        UUID ratingId = imported("3/Mid");
        scenario.when(new ShareRating(ENGINEER, ratingId, scenario.by(MANAGER)));
        scenario.when(
                new RetractRating(ENGINEER, ratingId, RetractionReason.UNSUPPORTED, "No basis", scenario.by(DIRECTOR)));
        for (UUID author : List.of(HR, MANAGER, DIRECTOR)) {
            scenario.refuses("rating.reviewer-is-rater", review(ratingId, author));
        }
        assertThat(scenario.when(review(ratingId, STRANGER))).hasSize(2);
    }

    @Test
    void whoImportedAllRatingsOfARoleNeitherProposesNorDecides() {
        imported("3/Mid");
        scenario.refuses("promotion.proposer-is-sole-rater", propose(HR));
        scenario.refuses("promotion.proposer-is-sole-rater", propose(MANAGER));
        ProposePromotion proposal = propose(DIRECTOR);
        scenario.when(proposal);
        scenario.refuses("promotion.decider-is-sole-rater", approve(proposal.caseId(), HR));
        assertThat(scenario.when(approve(proposal.caseId(), PANEL))).hasSize(1);
    }

    /// A rating that HR brought in, in the manager's name.
    private UUID imported(String cell) {
        RatingCommand.RateEngineer command = scenario.rating(cell, DAY, MANAGER);
        Engineer.decide(command, scenario.state)
                .forEach(event -> scenario.state = Engineer.evolve(scenario.state, event, HR));
        return command.ratingId();
    }

    private ReviewRating review(UUID ratingId, UUID reviewer) {
        return new ReviewRating(ENGINEER, ratingId, Outcome.CONFIRMED, null, scenario.by(reviewer));
    }

    private ProposePromotion propose(UUID proposer) {
        return new ProposePromotion(
                ENGINEER,
                scenario.newId(),
                "SPE",
                "Works at that level",
                null,
                Scenario.nextRoles(),
                Scenario.roles(),
                Scenario.policy(),
                scenario.today,
                scenario.by(proposer));
    }

    private ApprovePromotion approve(UUID caseId, UUID decider) {
        return new ApprovePromotion(ENGINEER, caseId, "Yes", List.of(), scenario.today, scenario.by(decider));
    }
}
