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
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RosterCommand.ChangeDetails;
import dev.assay.command.engineer.RosterCommand.CorrectDeparture;
import dev.assay.command.engineer.RosterCommand.DepartureCorrection;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.command.engineer.RosterCommand.RehireEngineer;
import dev.assay.command.engineer.RosterCommand.ReviewRosterChange;
import dev.assay.command.reference.ReportingLines;
import dev.assay.domain.PromotionCase.State;
import dev.assay.events.EngineerEvent;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.RosterEvent.DepartureCorrected;
import dev.assay.events.RosterEvent.DetailsChanged;
import dev.assay.events.RosterEvent.EngineerRehired;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import dev.assay.events.RosterEvent.RosterChangeReviewed;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// R26: what a departure ends, how it is corrected, and who comes back.
class TenuresTest {

    private final Scenario scenario = Scenario.ofEngineer();
    private final LocalDate today = scenario.today;
    private final LocalDate leaves = today.plusDays(30);

    @Test
    void aPromotionThatWouldTakeEffectAfterTheDepartureIsVoidAndNeverTakesEffect() {
        UUID caseId = approved(today.plusDays(60));
        List<EngineerEvent> events = scenario.when(depart(leaves));

        assertThat(events.getLast())
                .isEqualTo(new PromotionVoided(ENGINEER, caseId, "IMPE", "SPE", today.plusDays(60), "LEFT", leaves));
        assertThat(state(caseId)).isEqualTo(State.VOIDED);
        scenario.when(correct(today.plusDays(90)));
        confirm();
        assertThat(scenario.state.roleOn(today.plusDays(70))).contains("IMPE");
    }

    @Test
    void aPromotionOfTheDayOfTheDepartureIsVoid() {
        UUID caseId = approved(leaves);
        scenario.when(depart(leaves));
        assertThat(state(caseId)).isEqualTo(State.VOIDED);
    }

    @Test
    void aPromotionOfTheDayBeforeTheDepartureIsNot() {
        UUID caseId = approved(leaves.minusDays(1));
        scenario.when(depart(leaves));
        assertThat(state(caseId)).isEqualTo(State.APPROVED);
    }

    @Test
    void correctingTheDepartureBringsTheVoidPromotionBackIntoDecision() {
        UUID caseId = approved(today.plusDays(60));
        scenario.when(depart(leaves));
        scenario.when(correct(null));
        List<EngineerEvent> events = confirm();

        assertThat(events)
                .hasExactlyElementsOfTypes(
                        RosterChangeReviewed.class, DepartureCorrected.class, PromotionReopened.class);
        assertThat(((PromotionReopened) events.getLast()).decisionDueOn())
                .isEqualTo(today.plusDays(Scenario.policy().decisionWithinDays()));
        assertThat(state(caseId)).isEqualTo(State.OPEN);
        assertThat(scenario.state.departedOn()).isNull();
        assertThat(scenario.state.roleOn(today.plusDays(70))).contains("IMPE");
        assertThat(scenario.when(approve(caseId, today.plusDays(80)))).hasSize(1);
        assertThat(scenario.state.roleOn(today.plusDays(80))).contains("SPE");
    }

    @Test
    void anEarlierDepartureVoidsWhatTheFirstDidNot() {
        UUID caseId = approved(today.plusDays(10));
        scenario.when(depart(leaves));
        assertThat(state(caseId)).isEqualTo(State.APPROVED);
        scenario.when(correct(today.plusDays(5)));
        confirm();
        assertThat(state(caseId)).isEqualTo(State.VOIDED);
        assertThat(scenario.state.roleOn(today.plusDays(4))).contains("IMPE");
        assertThat(scenario.state.departedBy(today.plusDays(5))).isTrue();
    }

    @Test
    void aDepartureOnWhichNothingHangsIsCorrectedAtOnce() {
        scenario.when(depart(leaves));
        DepartureCorrected corrected = scenario.only(DepartureCorrected.class, correct(leaves.plusDays(7)));
        assertThat(corrected.departedOn()).isEqualTo(leaves);
        assertThat(scenario.state.departedBy(leaves)).isFalse();
        assertThat(scenario.state.departedBy(leaves.plusDays(7))).isTrue();
        assertThat(scenario.when(correct(leaves.plusDays(7)))).isEmpty();
    }

    @Test
    void whereRatingsHangOnItASecondPersonDecides() {
        scenario.rated("3/Mid", REGISTERED.plusMonths(3));
        scenario.when(depart(leaves));
        CorrectDeparture correction = correct(null);
        RosterChangeRequested requested = scenario.only(RosterChangeRequested.class, correction);
        assertThat(requested.reviewReasons()).containsExactly("RATINGS");
        assertThat(scenario.state.departedOn()).isEqualTo(leaves);

        assertThat(scenario.when(correct(null))).isEmpty();
        scenario.refuses("engineer.change-pending", correct(leaves.plusDays(3)));
        scenario.refuses("engineer.reviewer-is-requester", review(requested.changeId(), HR, Outcome.CONFIRMED));
        scenario.refuses("engineer.actor-is-subject", review(requested.changeId(), ENGINEER, Outcome.CONFIRMED));
        scenario.doesNotKnow("engineer.change-unknown", review(scenario.newId(), STRANGER, Outcome.CONFIRMED));
        assertThat(scenario.when(review(requested.changeId(), STRANGER, Outcome.REJECTED)))
                .hasSize(1);
        assertThat(scenario.state.departedOn()).isEqualTo(leaves);
        scenario.doesNotKnow("engineer.change-unknown", review(requested.changeId(), STRANGER, Outcome.CONFIRMED));
    }

    @Test
    void whereNothingIsRecordedNothingIsCorrectedAndNobodyHiredAgain() {
        scenario.refuses("engineer.not-departed", correct(leaves));
        scenario.refuses("engineer.not-departed", rehire("IMPE", leaves));
        scenario.when(depart(leaves));
        scenario.refuses("engineer.before-registration", correct(REGISTERED.minusDays(1)));
        scenario.refuses("engineer.too-far-ahead", correct(today.plusYears(9)));
    }

    @Test
    void whoIsHiredAgainIsUnratedInANewTenureAndOldRatingsStay() {
        UUID rating = scenario.rated("4/Mid", REGISTERED.plusMonths(3));
        scenario.when(depart(today.minusDays(100)));
        scenario.when(rehire("IMPE", today.minusDays(10)));
        assertThat(confirm().getLast()).isInstanceOf(EngineerRehired.class);

        assertThat(scenario.state.departedBy(today.minusDays(50))).isTrue();
        assertThat(scenario.state.departedBy(today)).isFalse();
        assertThat(scenario.state.tenure(today).orElseThrow().from()).isEqualTo(today.minusDays(10));
        assertThat(scenario.state.ratingInForce(today)).isEmpty();
        assertThat(scenario.state.rating(rating).cell()).isEqualTo("4/Mid");
        assertThat(scenario.state.managerOn(today)).contains(DIRECTOR);
        scenario.refuses("engineer.not-departed", correct(null));
        assertThat(scenario.when(depart(leaves))).hasSize(1);
    }

    @Test
    void aCaseThatNobodyDecidedEndsWithTheOldTenure() {
        UUID caseId = proposed();
        scenario.when(depart(today));
        scenario.when(rehire("IMPE", today.plusDays(5)));
        confirm();
        assertThat(state(caseId)).isEqualTo(State.VOIDED);
    }

    @Test
    void aRehireIsNoWayUpTheLadderAndNotBeforeTheDeparture() {
        scenario.when(depart(today));
        scenario.refuses("engineer.move-is-promotion", rehire("SPE", today.plusDays(1)));
        scenario.refuses("engineer.move-is-promotion", rehire("TTL", today.plusYears(1)));
        scenario.refuses("engineer.rehire-before-departure", rehire("IMPE", today.minusDays(1)));
        scenario.refuses("engineer.role-unknown", rehire("WIZZARD", today.plusDays(1)));
        assertThat(scenario.only(EngineerRehired.class, rehire("EM", today.plusDays(1)))
                        .roleId())
                .isEqualTo("EM");
    }

    @Test
    void nameAndAddressChange() {
        DetailsChanged changed = scenario.only(
                DetailsChanged.class,
                new ChangeDetails(ENGINEER, "Robin Okoro", "robin.okoro@example.org", "Married", scenario.by(HR)));
        assertThat(changed.email()).isEqualTo("robin.okoro@example.org");
        scenario.refuses(
                "engineer.actor-is-subject",
                new ChangeDetails(ENGINEER, "Robin", "r@example.org", null, scenario.by(ENGINEER)));
    }

    private RecordDeparture depart(LocalDate day) {
        return new RecordDeparture(ENGINEER, null, day, scenario.by(HR));
    }

    private CorrectDeparture correct(@Nullable LocalDate correctedTo) {
        return new CorrectDeparture(
                ENGINEER,
                scenario.newId(),
                correctedTo,
                correctedTo == null ? DepartureCorrection.DID_NOT_LEAVE : DepartureCorrection.WRONG_DAY,
                "The notice says so",
                Scenario.policy(),
                scenario.by(HR));
    }

    private RehireEngineer rehire(String roleId, LocalDate day) {
        return new RehireEngineer(
                ENGINEER,
                scenario.newId(),
                roleId,
                new NewManager(DIRECTOR, true, true, ReportingLines.NONE),
                "Comes back",
                Scenario.roles(),
                day,
                scenario.by(HR));
    }

    /// A second person confirms what waits.
    private List<EngineerEvent> confirm() {
        return scenario.when(review(scenario.state.pendingChanges().getLast().changeId(), STRANGER, Outcome.CONFIRMED));
    }

    private ReviewRosterChange review(UUID changeId, UUID reviewer, Outcome outcome) {
        return new ReviewRosterChange(
                ENGINEER,
                changeId,
                outcome,
                null,
                new NewManager(DIRECTOR, true, true, ReportingLines.NONE),
                Scenario.roles(),
                Scenario.policy(),
                scenario.by(reviewer));
    }

    private State state(UUID caseId) {
        return scenario.state.promotionCase(caseId).state();
    }

    private UUID proposed() {
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
                today,
                scenario.by(MANAGER)));
        return caseId;
    }

    private UUID approved(LocalDate day) {
        UUID caseId = proposed();
        scenario.when(approve(caseId, day));
        return caseId;
    }

    private ApprovePromotion approve(UUID caseId, LocalDate day) {
        return new ApprovePromotion(ENGINEER, caseId, "Yes", List.of(), day, scenario.by(PANEL));
    }
}
