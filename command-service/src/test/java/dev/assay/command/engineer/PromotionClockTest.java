package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.DIRECTOR;
import static dev.assay.command.engineer.People.ENGINEER;
import static dev.assay.command.engineer.People.HR;
import static dev.assay.command.engineer.People.MANAGER;
import static dev.assay.command.engineer.People.PANEL;
import static dev.assay.command.engineer.Scenario.assessment;
import static dev.assay.command.engineer.Scenario.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.engineer.PromotionCommand.DeclinePromotion;
import dev.assay.command.engineer.PromotionCommand.ProposePromotion;
import dev.assay.command.engineer.RatingCommand.CorrectRating;
import dev.assay.command.engineer.RatingCommand.CorrectionReason;
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.RetractionReason;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.command.engineer.RatingCommand.ReviseRating;
import dev.assay.command.engineer.RatingCommand.RevisionReason;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.domain.PromotionClock;
import dev.assay.domain.PromotionClock.Deadline;
import dev.assay.domain.PromotionClock.Run;
import dev.assay.domain.Severity;
import dev.assay.domain.Urgency;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionClockTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private static final List<String> SPE = List.of("SPE");

    private final Scenario scenario = Scenario.ofEngineer();

    @ParameterizedTest
    @ValueSource(strings = {"1/Low", "1/High", "2/Mid", "3/High", "4/Low"})
    void cellsUpToFourLowNeverStartAClock(String cell) {
        scenario.rated(cell, JANUARY);

        assertThat(run(Urgency.CONVERSATION)).isEmpty();
        assertThat(gravest(scenario.today.plusYears(4))).isEmpty();
    }

    @Test
    void fourHighIsGraverThanFiveLow() {
        scenario.rated("4/High", MAY);
        assertThat(gravest(MAY).orElseThrow().severity()).isEqualTo(Severity.CRITICAL);

        scenario.rated("5/Low", MAY.plusDays(1));
        assertThat(gravest(MAY.plusDays(1))).isEmpty();
    }

    @Test
    void theClockStartsWithTheFirstOfAnUninterruptedRun() {
        UUID cause = scenario.rated("4/Mid", JANUARY);
        UUID latest = scenario.rated("4/High", MARCH);

        assertThat(run(Urgency.DUE).map(Run::causeRatingId)).contains(cause);
        assertThat(run(Urgency.DUE).map(Run::startedOn)).contains(JANUARY);
        assertThat(run(Urgency.DUE).map(it -> it.latest().ratingId())).contains(latest);
        assertThat(run(Urgency.IMMEDIATE).map(Run::causeRatingId)).contains(latest);
        assertThat(run(Urgency.IMMEDIATE).map(Run::startedOn)).contains(MARCH);
    }

    @Test
    void aRatingBelowInterruptsTheRun() {
        scenario.rated("4/Mid", JANUARY);
        scenario.rated("3/High", MARCH);
        assertThat(run(Urgency.CONVERSATION)).isEmpty();

        UUID again = scenario.rated("4/Mid", MAY);
        assertThat(run(Urgency.DUE).map(Run::causeRatingId)).contains(again);
    }

    @Test
    void aBackDatedRatingTakesItsPlaceInTheRun() {
        UUID may = scenario.rated("4/Mid", MAY);
        UUID january = scenario.rated("4/Mid", JANUARY);
        assertThat(run(Urgency.DUE).map(Run::causeRatingId)).contains(january);

        scenario.rated("3/High", MARCH);
        assertThat(run(Urgency.DUE).map(Run::causeRatingId)).contains(may);
    }

    @Test
    void aRatingThatDoesNotYetHoldDoesNotCount() {
        scenario.rated("4/Mid", MAY);
        assertThat(clock(MAY.minusDays(1)).run(SPE, Urgency.DUE)).isEmpty();
    }

    @Test
    void aRetractedRatingLeavesTheRun() {
        UUID first = scenario.rated("4/Mid", JANUARY);
        UUID second = scenario.rated("4/Mid", MARCH);
        retract(first);
        assertThat(run(Urgency.DUE).map(Run::startedOn)).contains(MARCH);

        retract(second);
        assertThat(run(Urgency.DUE)).isEmpty();
    }

    @Test
    void retractingAnInterruptionJoinsTheRunAgain() {
        scenario.rated("4/Mid", JANUARY);
        UUID interruption = scenario.rated("3/High", MARCH);
        scenario.rated("4/Mid", MAY);
        retract(interruption);

        assertThat(run(Urgency.DUE).map(Run::startedOn)).contains(JANUARY);
    }

    @Test
    void aRevisedRatingLeavesTheRunAndItsRevisionJoins() {
        UUID first = scenario.rated("4/High", JANUARY);
        UUID revision = scenario.newId();
        scenario.when(new ReviseRating(
                ENGINEER,
                revision,
                first,
                assessment("4/Mid", 90, scenario.evidence()),
                RevisionReason.CALIBRATION,
                "Compared with peers",
                facts(),
                JANUARY,
                scenario.by(MANAGER)));

        assertThat(run(Urgency.IMMEDIATE)).isEmpty();
        assertThat(run(Urgency.DUE).map(Run::causeRatingId)).contains(revision);
    }

    @Test
    void aRatingStaysOutOfTheRunAfterItsRevisionWasCorrected() {
        UUID first = scenario.rated("4/High", JANUARY);
        UUID revision = scenario.newId();
        scenario.when(new ReviseRating(
                ENGINEER,
                revision,
                first,
                assessment("4/Mid", 90, scenario.evidence()),
                RevisionReason.CALIBRATION,
                "Compared with peers",
                facts(),
                JANUARY,
                scenario.by(MANAGER)));
        UUID correction = scenario.newId();
        scenario.when(new CorrectRating(
                ENGINEER,
                correction,
                revision,
                assessment("5/Low", 90, scenario.evidence()),
                CorrectionReason.WRONG_CELL,
                "Typed the wrong cell",
                Rubrics.of("IMPE"),
                JANUARY,
                scenario.by(HR)));
        scenario.when(new ReviewRating(ENGINEER, correction, Outcome.CONFIRMED, null, scenario.by(DIRECTOR)));

        assertThat(run(Urgency.DUE).map(Run::causeRatingId)).contains(correction);
    }

    @Test
    void aPendingRatingCountsOnlyOnceConfirmed() {
        RateEngineer pending = new RateEngineer(
                ENGINEER,
                scenario.newId(),
                assessment("4/High", 50, scenario.evidence()),
                facts(),
                JANUARY,
                scenario.by(MANAGER));
        scenario.when(pending);
        assertThat(gravest(scenario.today)).isEmpty();

        scenario.when(new ReviewRating(ENGINEER, pending.ratingId(), Outcome.CONFIRMED, null, scenario.by(HR)));
        assertThat(gravest(scenario.today).map(Deadline::urgency)).contains(Urgency.IMMEDIATE);
    }

    @Test
    void anotherRoleStopsTheClockEvenAfterTheWayBack() {
        scenario.rated("4/Mid", JANUARY);
        scenario.when(new ChangeRole(
                ENGINEER, scenario.newId(), "EM", "A new team", Scenario.roles(), MARCH, scenario.by(HR)));
        scenario.when(new ChangeRole(
                ENGINEER, scenario.newId(), "IMPE", "Back again", Scenario.roles(), APRIL, scenario.by(HR)));

        assertThat(run(Urgency.DUE)).isEmpty();
    }

    @Test
    void aPromotionIsLateFromTheDueDayOn() {
        scenario.rated("4/Mid", MARCH);
        LocalDate due = MARCH.plusDays(60);

        assertThat(gravest(due.minusDays(1))).isEmpty();
        assertThat(gravest(due).map(Deadline::dueOn)).contains(due);
        assertThat(gravest(due).map(Deadline::severity)).contains(Severity.MEDIUM);
    }

    @Test
    void ofSeveralLateThresholdsTheGravestIsClaimed() {
        scenario.rated("4/Mid", JANUARY);
        scenario.rated("5/Mid", MAY);

        Deadline overdue = gravest(scenario.today).orElseThrow();
        assertThat(overdue.urgency()).isEqualTo(Urgency.OVERDUE);
        assertThat(overdue.severity()).isEqualTo(Severity.HIGH);
        assertThat(overdue.run().startedOn()).isEqualTo(MAY);
    }

    @Test
    void aDeclinedCaseRestartsTheClockFromItsReviewDate() {
        UUID cause = scenario.rated("4/High", JANUARY);
        declined(MARCH, APRIL.plusDays(9));

        assertThat(run(Urgency.IMMEDIATE).map(Run::causeRatingId)).contains(cause);
        assertThat(run(Urgency.IMMEDIATE).map(Run::startedOn)).contains(APRIL.plusDays(9));
        assertThat(gravest(APRIL.plusDays(8))).isEmpty();
        assertThat(gravest(APRIL.plusDays(9))).isPresent();
    }

    @Test
    void aCaseDeclinedBeforeTheRunBeganDoesNotDelayIt() {
        declined(MARCH, MAY);
        scenario.rated("4/High", APRIL);

        assertThat(run(Urgency.IMMEDIATE).map(Run::startedOn)).contains(APRIL);
    }

    private void declined(LocalDate on, LocalDate reviewOn) {
        UUID caseId = scenario.newId();
        scenario.when(new ProposePromotion(
                ENGINEER,
                caseId,
                "SPE",
                "Works at that level",
                null,
                Scenario.nextRoles(),
                Scenario.roles(),
                Scenario.policy(),
                on,
                scenario.by(DIRECTOR)));
        scenario.when(new DeclinePromotion(
                ENGINEER, caseId, "Not yet", reviewOn, List.of(), Scenario.policy(), on, scenario.by(PANEL)));
    }

    private void retract(UUID ratingId) {
        scenario.when(
                new RetractRating(ENGINEER, ratingId, RetractionReason.UNSUPPORTED, "No basis", scenario.by(MANAGER)));
    }

    private Optional<Run> run(Urgency threshold) {
        return clock(scenario.today).run(SPE, threshold);
    }

    private Optional<Deadline> gravest(LocalDate today) {
        return clock(today).gravest(SPE, Scenario.policy());
    }

    private PromotionClock clock(LocalDate today) {
        return new PromotionClock(scenario.state.facts(), today);
    }
}
