package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.DIRECTOR;
import static dev.assay.command.engineer.People.ENGINEER;
import static dev.assay.command.engineer.People.HR;
import static dev.assay.command.engineer.People.MANAGER;
import static dev.assay.command.engineer.People.STRANGER;
import static dev.assay.command.engineer.Scenario.REGISTERED;
import static dev.assay.command.engineer.Scenario.assessment;
import static dev.assay.command.engineer.Scenario.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.engineer.EvidenceCommand.WithdrawEvidence;
import dev.assay.command.engineer.RatingCommand.CorrectRating;
import dev.assay.command.engineer.RatingCommand.CorrectionReason;
import dev.assay.command.engineer.RatingCommand.Facts;
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.RetractionReason;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.command.engineer.RatingCommand.ReviseRating;
import dev.assay.command.engineer.RatingCommand.RevisionReason;
import dev.assay.command.engineer.RatingCommand.ShareRating;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.RatingStatus;
import dev.assay.events.EngineerEvent;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RatingChangesTest {

    private static final LocalDate DAY = REGISTERED.plusMonths(3);

    private final Scenario scenario = Scenario.ofEngineer();
    private final UUID ratingId = scenario.rated("3/Mid", DAY);

    @Test
    void aRevisionSupersedesTheRatingAndSaysWhy() {
        RatingRevised revised = scenario.only(RatingRevised.class, revise("3/High", MANAGER));

        assertThat(revised.revisedRatingId()).isEqualTo(ratingId);
        assertThat(revised.fromCell()).isEqualTo("3/Mid");
        assertThat(revised.reasonCode()).isEqualTo("NEW_EVIDENCE");
        assertThat(revised.reason()).isEqualTo("The migration finished");
        assertThat(status(ratingId)).isEqualTo(RatingStatus.SUPERSEDED);
        assertThat(inForce()).isEqualTo(revised.ratingId());
    }

    @Test
    void aRevisionOfALaterDayLeavesTheRatingInForceUntilThen() {
        scenario.when(revise("3/High", DAY.plusMonths(1), MANAGER));

        assertThat(scenario.state.ratingInForce(DAY.plusMonths(1).minusDays(1)).map(RatingRecord::ratingId))
                .contains(ratingId);
        assertThat(inForce()).isNotEqualTo(ratingId);
    }

    @Test
    void aSupersededRatingIsNotInForceEvenIfItsRevisionIsOfAnotherRole() {
        LocalDate day = DAY.plusMonths(1);
        scenario.when(
                new ChangeRole(ENGINEER, scenario.newId(), "EM", "A new team", Scenario.roles(), day, scenario.by(HR)));
        scenario.when(new ReviseRating(
                ENGINEER,
                scenario.newId(),
                ratingId,
                assessment("3/High", 90),
                RevisionReason.REASSESSMENT,
                "Looked again",
                new Facts(Rubrics.of("EM"), List.of(MANAGER), List.of(MANAGER)),
                day,
                scenario.by(MANAGER)));
        scenario.when(new ChangeRole(
                ENGINEER, scenario.newId(), "IMPE", "The move never happened", Scenario.roles(), day, scenario.by(HR)));

        assertThat(scenario.state.ratingInForce(scenario.today)).isEmpty();
    }

    @Test
    void retractingARevisionBringsTheRatingBack() {
        ReviseRating revision = revise("3/High", MANAGER);
        scenario.when(revision);
        scenario.when(retract(revision.ratingId(), MANAGER));

        assertThat(status(ratingId)).isEqualTo(RatingStatus.COUNTS);
        assertThat(inForce()).isEqualTo(ratingId);
    }

    @Test
    void retractingACorrectionDoesNotBringTheErrorBack() {
        CorrectRating correction = correct("3/Low", DAY, HR);
        scenario.when(correction);
        scenario.when(review(correction.ratingId(), Outcome.CONFIRMED, DIRECTOR));
        scenario.when(retract(correction.ratingId(), MANAGER));

        assertThat(status(ratingId)).isEqualTo(RatingStatus.CORRECTED);
        assertThat(scenario.state.ratingInForce(scenario.today)).isEmpty();
    }

    @Test
    void aRevisionByTwoLevelsLeavesEverythingAsItWasUntilConfirmed() {
        RatingRevised revised = scenario.only(RatingRevised.class, reviseWithEvidence("5/Low"));
        assertThat(revised.reviewReasons()).containsExactly("EXTREME_LEVEL", "LARGE_MOVE");
        assertThat(inForce()).isEqualTo(ratingId);

        scenario.only(RatingReviewed.class, review(revised.ratingId(), Outcome.CONFIRMED, HR));
        assertThat(status(ratingId)).isEqualTo(RatingStatus.SUPERSEDED);
        assertThat(inForce()).isEqualTo(revised.ratingId());
    }

    @Test
    void aRejectedRevisionLeavesEverythingAsItWas() {
        RatingRevised revised = scenario.only(RatingRevised.class, reviseWithEvidence("5/Low"));
        RatingReviewed reviewed = scenario.only(RatingReviewed.class, review(revised.ratingId(), Outcome.REJECTED, HR));

        assertThat(reviewed.act()).isEqualTo("REVISION");
        assertThat(status(revised.ratingId())).isEqualTo(RatingStatus.REJECTED);
        assertThat(status(ratingId)).isEqualTo(RatingStatus.COUNTS);
        assertThat(inForce()).isEqualTo(ratingId);
    }

    @Test
    void aRevisionIsARatingAndObeysItsRules() {
        scenario.refuses("rating.rater-is-subject", revise("3/High", ENGINEER));
        scenario.refuses("rating.rater-outside-reporting-line", revise("3/High", STRANGER));
        scenario.refuses("rating.evidence-required", revise("4/Low", MANAGER));
    }

    @Test
    void aCorrectionKeepsTheEffectiveDate() {
        scenario.refuses("rating.correction-moves-effective-date", correct("3/Low", DAY.plusDays(1), HR));
    }

    @Test
    void aCorrectionWaitsForASecondPerson() {
        RatingCorrected corrected = scenario.only(RatingCorrected.class, correct("3/Low", DAY, HR));
        assertThat(inForce()).isEqualTo(ratingId);
        scenario.refuses("rating.reviewer-is-rater", review(corrected.ratingId(), Outcome.CONFIRMED, HR));
        scenario.refuses("rating.reviewer-is-subject", review(corrected.ratingId(), Outcome.CONFIRMED, ENGINEER));

        scenario.only(RatingReviewed.class, review(corrected.ratingId(), Outcome.CONFIRMED, DIRECTOR));
        assertThat(status(ratingId)).isEqualTo(RatingStatus.CORRECTED);
        assertThat(inForce()).isEqualTo(corrected.ratingId());
        assertThat(scenario.state.rating(corrected.ratingId()).raterId()).isEqualTo(MANAGER);
    }

    @Test
    void aRejectedCorrectionLeavesEverythingAsItWas() {
        RatingCorrected corrected = scenario.only(RatingCorrected.class, correct("3/Low", DAY, HR));
        scenario.when(review(corrected.ratingId(), Outcome.REJECTED, DIRECTOR));

        assertThat(status(corrected.ratingId())).isEqualTo(RatingStatus.REJECTED);
        assertThat(inForce()).isEqualTo(ratingId);
        assertThat(scenario.when(correct("3/Low", DAY, HR))).hasSize(1);
    }

    @Test
    void anUnsharedRatingIsRetractedAtOnce() {
        RatingRetracted retracted = scenario.only(RatingRetracted.class, retract(MANAGER));

        assertThat(retracted.fromCell()).isEqualTo("3/Mid");
        assertThat(retracted.effectiveOn()).as("void from the beginning").isEqualTo(DAY);
        assertThat(status(ratingId)).isEqualTo(RatingStatus.RETRACTED);
        assertThat(scenario.state.ratingInForce(scenario.today)).isEmpty();
    }

    @Test
    void retractingASharedRatingWaitsForASecondPerson() {
        scenario.when(new ShareRating(ENGINEER, ratingId, scenario.by(MANAGER)));
        scenario.only(RatingRetractionRequested.class, retract(MANAGER));
        assertThat(inForce()).isEqualTo(ratingId);
        scenario.refuses("rating.reviewer-is-rater", review(ratingId, Outcome.CONFIRMED, MANAGER));

        List<EngineerEvent> events = scenario.when(review(ratingId, Outcome.CONFIRMED, HR));

        assertThat(events).hasSize(2);
        assertThat(events.getLast()).isInstanceOfSatisfying(RatingRetracted.class, it -> {
            assertThat(it.retractedBy()).isEqualTo(MANAGER);
            assertThat(it.reason()).isEqualTo("Meant for somebody else");
        });
        assertThat(status(ratingId)).isEqualTo(RatingStatus.RETRACTED);
    }

    @Test
    void aRejectedRetractionLeavesEverythingAsItWas() {
        scenario.when(new ShareRating(ENGINEER, ratingId, scenario.by(MANAGER)));
        RatingRecord before = scenario.state.rating(ratingId);
        scenario.when(retract(MANAGER));
        scenario.when(review(ratingId, Outcome.REJECTED, HR));

        assertThat(scenario.state.rating(ratingId)).isEqualTo(before);
    }

    @Test
    void whileOneChangeWaitsNoOtherIsAccepted() {
        scenario.when(correct("3/Low", DAY, HR));

        scenario.refuses("rating.change-pending", correct("2/High", DAY, HR));
        scenario.refuses("rating.change-pending", revise("3/High", MANAGER));
        scenario.refuses("rating.change-pending", retract(MANAGER));
    }

    @Test
    void aRatingThatNoLongerCountsIsNotChangedAnyMore() {
        scenario.when(revise("3/High", MANAGER));

        scenario.refuses("rating.no-longer-counts", revise("3/Low", MANAGER));
        scenario.refuses("rating.no-longer-counts", correct("3/Low", DAY, HR));
        scenario.refuses("rating.no-longer-counts", retract(MANAGER));
        scenario.refuses("rating.no-longer-counts", new ShareRating(ENGINEER, ratingId, scenario.by(HR)));
    }

    @Test
    void theEngineerConcernedChangesNothing() {
        scenario.refuses("rating.actor-is-subject", correct("3/Low", DAY, ENGINEER));
        scenario.refuses("rating.actor-is-subject", retract(ENGINEER));
    }

    @Test
    void aPendingRatingCountsOnceConfirmedByNeitherRaterNorSubject() {
        RateEngineer pending = new RateEngineer(
                ENGINEER, scenario.newId(), assessment("3/High", 60), facts(), DAY.plusMonths(1), scenario.by(MANAGER));
        scenario.when(pending);
        scenario.refuses("rating.reviewer-is-rater", review(pending.ratingId(), Outcome.CONFIRMED, MANAGER));
        scenario.refuses("rating.reviewer-is-subject", review(pending.ratingId(), Outcome.CONFIRMED, ENGINEER));
        scenario.refuses(
                "rating.pending-review",
                new RetractRating(
                        ENGINEER, pending.ratingId(), RetractionReason.OTHER, "Changed my mind", scenario.by(MANAGER)));

        scenario.when(review(pending.ratingId(), Outcome.CONFIRMED, DIRECTOR));
        assertThat(inForce()).isEqualTo(pending.ratingId());
    }

    @Test
    void anExtremeRatingWhoseEvidenceWasWithdrawnCannotBeConfirmed() {
        UUID evidenceId = scenario.evidence();
        RateEngineer pending = new RateEngineer(
                ENGINEER, scenario.newId(), assessment("5/Mid", 90, evidenceId), facts(), DAY, scenario.by(MANAGER));
        scenario.when(pending);
        scenario.when(new WithdrawEvidence(
                ENGINEER, evidenceId, EvidenceCommand.WithdrawalReason.INACCURATE, "Not so", scenario.by(MANAGER)));

        scenario.refuses("rating.evidence-required", review(pending.ratingId(), Outcome.CONFIRMED, HR));
        assertThat(scenario.when(review(pending.ratingId(), Outcome.REJECTED, HR)))
                .hasSize(1);
    }

    @Test
    void aRevisionDoesNotTakeHoldBeforeWhatItRevises() {
        scenario.refuses("rating.revision-before-revised", revise("3/High", DAY.minusDays(1), MANAGER));
    }

    @Test
    void aFormerManagerDoesNotRevise() {
        ReviseRating command = revise("3/High", DAY, MANAGER);
        scenario.refuses(
                "rating.rater-not-in-line-today",
                new ReviseRating(
                        ENGINEER,
                        command.ratingId(),
                        ratingId,
                        command.assessment(),
                        command.reasonCode(),
                        command.reason(),
                        new Facts(command.facts().rubric(), List.of(MANAGER), List.of(DIRECTOR)),
                        DAY,
                        command.by()));
    }

    @Test
    void whereNothingWaitsThereIsNothingToReview() {
        scenario.refuses("rating.nothing-to-review", review(ratingId, Outcome.CONFIRMED, HR));
        scenario.doesNotKnow("rating.unknown", review(scenario.newId(), Outcome.CONFIRMED, HR));
    }

    private RatingStatus status(UUID id) {
        return scenario.state.status(scenario.state.rating(id));
    }

    private UUID inForce() {
        return scenario.state.ratingInForce(scenario.today).orElseThrow().ratingId();
    }

    private ReviseRating revise(String cell, UUID actor, UUID... evidence) {
        return revise(cell, DAY, actor, evidence);
    }

    private ReviseRating revise(String cell, LocalDate day, UUID actor, UUID... evidence) {
        return new ReviseRating(
                ENGINEER,
                scenario.newId(),
                ratingId,
                assessment(cell, 90, evidence),
                RevisionReason.NEW_EVIDENCE,
                "The migration finished",
                facts(),
                day,
                scenario.by(actor));
    }

    private ReviseRating reviseWithEvidence(String cell) {
        return revise(cell, MANAGER, scenario.evidence());
    }

    private CorrectRating correct(String cell, LocalDate day, UUID actor) {
        return new CorrectRating(
                ENGINEER,
                scenario.newId(),
                ratingId,
                assessment(cell, 90),
                CorrectionReason.WRONG_CELL,
                "Typed the wrong band",
                Rubrics.of("IMPE"),
                day,
                scenario.by(actor));
    }

    private RetractRating retract(UUID actor) {
        return retract(ratingId, actor);
    }

    private RetractRating retract(UUID id, UUID actor) {
        return new RetractRating(
                ENGINEER, id, RetractionReason.WRONG_ENGINEER, "Meant for somebody else", scenario.by(actor));
    }

    private ReviewRating review(UUID id, Outcome outcome, UUID reviewer) {
        return new ReviewRating(ENGINEER, id, outcome, null, scenario.by(reviewer));
    }
}
