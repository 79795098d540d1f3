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
import dev.assay.command.engineer.RatingCommand.Assessment;
import dev.assay.command.engineer.RatingCommand.Facts;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.ShareRating;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.command.reference.PublishedRubric;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingShared;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingsTest {

    private static final LocalDate DAY = REGISTERED.plusMonths(3);

    private final Scenario scenario = Scenario.ofEngineer();

    @Test
    void aRatingPinsTheRubricAndQuotesItsSentence() {
        EngineerRated rated = scenario.only(EngineerRated.class, scenario.rating("4/High", DAY, MANAGER));

        assertThat(rated.judgement().roleId()).isEqualTo("IMPE");
        assertThat(rated.judgement().rubricVersion()).isEqualTo(1);
        assertThat(rated.judgement().rubricHash()).isEqualTo("hash-IMPE-1");
        assertThat(rated.judgement().urgency()).isEqualTo("IMMEDIATE");
        assertThat(rated.judgement().signalSide()).isEqualTo("BUSINESS_IMPACT");
        assertThat(rated.judgement().signal()).isEqualTo(Rubrics.sentence("4/High", "business"));
        assertThat(rated.fromCell()).isNull();
        assertThat(rated.effectiveOn()).isEqualTo(DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2/Mid, NONE,",
        "4/Low, NONE,",
        "4/Mid, DUE, BUSINESS_IMPACT",
        "4/High, IMMEDIATE, BUSINESS_IMPACT",
        "5/Low, DUE, INDIVIDUAL",
        "5/Mid, OVERDUE, INDIVIDUAL",
        "5/High, IMMEDIATE, INDIVIDUAL"
    })
    void theUrgencyIsThatOfTheMoreUrgentSide(String cell, String urgency, @Nullable String side) {
        EngineerRated rated = scenario.only(EngineerRated.class, scenario.rating(cell, DAY, MANAGER));

        assertThat(rated.judgement().urgency()).isEqualTo(urgency);
        assertThat(rated.judgement().signalSide()).isEqualTo(side);
        assertThat(rated.judgement().signal() == null).isEqualTo(side == null);
    }

    @Test
    void ratingOneselfIsRefused() {
        scenario.refuses("rating.rater-is-subject", scenario.rating("3/Mid", DAY, ENGINEER));
    }

    @Test
    void ratingFromOutsideTheReportingLineIsRefused() {
        scenario.refuses("rating.rater-outside-reporting-line", scenario.rating("3/Mid", DAY, STRANGER));
        scenario.refuses("rating.rater-outside-reporting-line", scenario.rating("3/Mid", DAY, HR));
    }

    @Test
    void everybodyAboveTheEngineerMayRate() {
        assertThat(scenario.when(scenario.rating("3/Mid", DAY, DIRECTOR))).hasSize(1);
    }

    @Test
    void withoutAPublishedRubricNobodyIsRated() {
        scenario.refuses("rating.rubric-not-published", rate(null, DAY));
    }

    @Test
    void aRubricPublishedLaterThanTheEffectiveDateIsRefused() {
        scenario.refuses("rating.rubric-not-published", rate(Rubrics.version("IMPE", 2, DAY.plusDays(1)), DAY));
        assertThat(scenario.when(rate(Rubrics.version("IMPE", 2, DAY), DAY))).hasSize(1);
    }

    @Test
    void theRubricIsThatOfTheRoleHeldOnTheEffectiveDate() {
        scenario.when(new ChangeRole(
                ENGINEER, scenario.newId(), "EM", "A new team", Scenario.roles(), DAY.plusMonths(1), scenario.by(HR)));

        scenario.refuses("rating.rubric-of-other-role", rate(Rubrics.of("EM"), DAY));
        scenario.refuses("rating.rubric-of-other-role", rate(Rubrics.of("IMPE"), DAY.plusMonths(1)));
        assertThat(scenario.when(rate(Rubrics.of("IMPE"), DAY))).hasSize(1);
    }

    @Test
    void aCellThatThePinnedRubricLacksIsRefused() {
        PublishedRubric full = Rubrics.of("IMPE");
        PublishedRubric partial = new PublishedRubric(
                "IMPE", 1, "hash", full.publishedFrom(), full.cells().subList(0, 3));
        scenario.refuses("rating.cell-unknown", rate(partial, DAY));
    }

    @Test
    void aRatingOfTomorrowOrFromBeforeTheRegistrationIsRefused() {
        scenario.refuses("rating.effective-in-future", scenario.rating("3/Mid", scenario.today.plusDays(1), MANAGER));
        scenario.refuses("rating.before-registration", scenario.rating("3/Mid", REGISTERED.minusDays(1), MANAGER));
    }

    @Test
    void thePeriodMustRunForwardsAndHaveEnded() {
        scenario.refuses("rating.period-reversed", overPeriod(DAY, DAY.minusDays(1)));
        scenario.refuses("rating.period-in-future", overPeriod(DAY, scenario.today.plusDays(1)));
    }

    @Test
    void aDepartedEngineerIsNotRatedAnyMore() {
        scenario.when(new RecordDeparture(ENGINEER, null, scenario.today, scenario.by(HR)));
        scenario.refuses("engineer.departed", scenario.rating("3/Mid", DAY, MANAGER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/Low", "1/High", "4/Low", "4/High", "5/Mid"})
    void levelsOneFourAndFiveNeedEvidence(String cell) {
        scenario.refuses("rating.evidence-required", rate(assessment(cell, 90), facts(), DAY));
    }

    @Test
    void citedEvidenceMustExistAndStillStand() {
        UUID evidenceId = scenario.evidence();
        scenario.refuses("rating.evidence-unknown", rate(assessment("3/Mid", 90, scenario.newId()), facts(), DAY));
        scenario.when(new WithdrawEvidence(
                ENGINEER,
                evidenceId,
                EvidenceCommand.WithdrawalReason.DUPLICATE,
                "Recorded twice",
                scenario.by(MANAGER)));
        scenario.refuses("rating.evidence-withdrawn", rate(assessment("4/Mid", 90, evidenceId), facts(), DAY));
    }

    @ParameterizedTest
    @CsvSource({"3/Mid, 70, ''", "3/Mid, 69, LOW_CONFIDENCE", "1/Mid, 90, EXTREME_LEVEL", "5/Low, 90, EXTREME_LEVEL"})
    void lowConfidenceAndExtremeLevelsNeedASecondReviewer(String cell, int confidence, String reasons) {
        EngineerRated rated = scenario.only(
                EngineerRated.class, rate(assessment(cell, confidence, scenario.evidence()), facts(), DAY));

        assertThat(String.join(",", rated.reviewReasons())).isEqualTo(reasons);
        assertThat(scenario.state.rating(rated.ratingId()).pending()).isEqualTo(!reasons.isEmpty());
    }

    @Test
    void aMoveOfTwoLevelsNeedsASecondReviewer() {
        scenario.rated("2/High", DAY);
        EngineerRated small = scenario.only(EngineerRated.class, scenario.rating("3/Low", DAY.plusDays(1), MANAGER));
        EngineerRated large =
                scenario.only(EngineerRated.class, rate(assessment("4/Low", 90, scenario.evidence()), facts(), DAY));

        assertThat(small.reviewReasons()).isEmpty();
        assertThat(small.fromCell()).isEqualTo("2/High");
        assertThat(large.reviewReasons()).containsExactly("LARGE_MOVE");
    }

    @Test
    void aPendingRatingIsNotInForce() {
        UUID first = scenario.rated("3/Mid", DAY);
        scenario.when(rate(assessment("3/High", 50), facts(), DAY.plusMonths(1)));

        assertThat(scenario.state.ratingInForce(scenario.today).orElseThrow().ratingId())
                .isEqualTo(first);
    }

    @Test
    void aBackDatedRatingIsInForceOnlyUntilTheNextOne() {
        UUID later = scenario.rated("3/High", DAY.plusMonths(2));
        UUID backDated = scenario.rated("3/Low", DAY);

        assertThat(scenario.state.ratingInForce(DAY.plusMonths(1)).orElseThrow().ratingId())
                .isEqualTo(backDated);
        assertThat(scenario.state.ratingInForce(scenario.today).orElseThrow().ratingId())
                .isEqualTo(later);
    }

    @Test
    void ofTwoRatingsOnOneDayTheOneRecordedLaterIsInForce() {
        scenario.rated("3/Low", DAY);
        UUID second = scenario.rated("3/High", DAY);

        assertThat(scenario.state.ratingInForce(DAY).orElseThrow().ratingId()).isEqualTo(second);
    }

    @Test
    void inANewRoleTheEngineerIsUnrated() {
        scenario.rated("3/Mid", DAY);
        scenario.when(new ChangeRole(
                ENGINEER, scenario.newId(), "EM", "A new team", Scenario.roles(), DAY.plusMonths(1), scenario.by(HR)));
        scenario.when(new ChangeRole(
                ENGINEER,
                scenario.newId(),
                "IMPE",
                "Back again",
                Scenario.roles(),
                DAY.plusMonths(2),
                scenario.by(HR)));

        assertThat(scenario.state.ratingInForce(DAY)).isPresent();
        assertThat(scenario.state.ratingInForce(DAY.plusMonths(1))).isEmpty();
        assertThat(scenario.state.ratingInForce(DAY.plusMonths(2))).isEmpty();
    }

    @Test
    void sharingTwiceChangesNothing() {
        UUID ratingId = scenario.rated("3/Mid", DAY);
        scenario.only(RatingShared.class, new ShareRating(ENGINEER, ratingId, scenario.by(MANAGER)));

        assertThat(scenario.when(new ShareRating(ENGINEER, ratingId, scenario.by(HR))))
                .isEmpty();
    }

    @Test
    void aRatingThatWaitsForReviewIsNotShared() {
        RateEngineer pending = rate(assessment("3/Mid", 10), facts(), DAY);
        scenario.when(pending);

        scenario.refuses("rating.pending-review", new ShareRating(ENGINEER, pending.ratingId(), scenario.by(MANAGER)));
        scenario.doesNotKnow("rating.unknown", new ShareRating(ENGINEER, scenario.newId(), scenario.by(MANAGER)));
    }

    @Test
    void theEngineerDoesNotShareTheirOwnRating() {
        UUID ratingId = scenario.rated("3/Mid", DAY);
        scenario.refuses("rating.actor-is-subject", new ShareRating(ENGINEER, ratingId, scenario.by(ENGINEER)));
    }

    private RateEngineer rate(@Nullable PublishedRubric rubric, LocalDate day) {
        return rate(assessment("3/Mid", 90), new Facts(rubric, List.of(MANAGER), List.of(MANAGER)), day);
    }

    private RateEngineer rate(Assessment assessment, Facts facts, LocalDate day) {
        return new RateEngineer(ENGINEER, scenario.newId(), assessment, facts, day, scenario.by(MANAGER));
    }

    private RateEngineer overPeriod(LocalDate from, LocalDate to) {
        Assessment assessment = new Assessment(
                CellName.parse("3/Mid"), 90, "Because of the work shown", List.of(), List.of(), from, to);
        return rate(assessment, facts(), DAY);
    }
}
