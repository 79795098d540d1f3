package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.DIRECTOR;
import static dev.assay.command.engineer.People.ENGINEER;
import static dev.assay.command.engineer.People.HR;
import static dev.assay.command.engineer.People.MANAGER;
import static dev.assay.command.engineer.People.PANEL;
import static dev.assay.command.engineer.People.SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.engineer.AlertCommand.AcknowledgeAlert;
import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.command.engineer.AlertCommand.SnoozeAlert;
import dev.assay.command.engineer.PromotionCommand.ApprovePromotion;
import dev.assay.command.engineer.PromotionCommand.DeclinePromotion;
import dev.assay.command.engineer.PromotionCommand.ProposePromotion;
import dev.assay.command.engineer.PromotionCommand.WithdrawPromotion;
import dev.assay.command.engineer.PromotionCommand.WithdrawalReason;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.RetractionReason;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.domain.Alert;
import dev.assay.domain.AlertState;
import dev.assay.domain.NextRoles;
import dev.assay.domain.RatingStatus;
import dev.assay.domain.Urgency;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.EngineerEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private final Scenario scenario = Scenario.ofEngineer();

    @Test
    void anImmediateRatingRaisesACriticalAlertThatQuotesItsSentence() {
        UUID cause = scenario.rated("4/High", MARCH);
        PromotionOverdueRaised raised = scenario.only(PromotionOverdueRaised.class, raise(Urgency.IMMEDIATE, cause));

        assertThat(raised.severity()).isEqualTo("CRITICAL");
        assertThat(raised.roleId()).isEqualTo("IMPE");
        assertThat(raised.targetRoleId()).isEqualTo("SPE");
        assertThat(raised.cell()).isEqualTo("4/High");
        assertThat(raised.signal()).isEqualTo(Rubrics.sentence("4/High", "business"));
        assertThat(raised.signalSide()).isEqualTo("BUSINESS_IMPACT");
        assertThat(raised.clockStartedOn()).isEqualTo(MARCH);
        assertThat(raised.dueOn()).isEqualTo(MARCH);
        assertThat(raised.escalateOn()).isEqualTo(scenario.today.plusDays(14));
        assertThat(raised.effectiveOn()).isEqualTo(scenario.today);
    }

    @Test
    void theQuoteComesFromTheRatingInForceWhileTheCauseIsTheFirstOfTheRun() {
        UUID cause = scenario.rated("4/Mid", MARCH);
        UUID latest = scenario.rated("5/Low", MARCH.plusMonths(1));
        PromotionOverdueRaised raised = scenario.only(PromotionOverdueRaised.class, raise(Urgency.DUE, cause));

        assertThat(raised.causeRatingId()).isEqualTo(cause);
        assertThat(raised.ratingId()).isEqualTo(latest);
        assertThat(raised.signal()).isEqualTo(Rubrics.sentence("5/Low", "individual"));
    }

    @Test
    void raisingTwiceRaisesNothingTwice() {
        UUID cause = scenario.rated("4/High", MARCH);
        scenario.when(raise(Urgency.IMMEDIATE, cause));

        assertThat(scenario.when(raise(Urgency.IMMEDIATE, cause))).isEmpty();
    }

    @Test
    void aGraverAlertSilencesTheMilderClaims() {
        UUID due = scenario.rated("4/Mid", MARCH);
        UUID immediate = scenario.rated("4/High", scenario.today);
        scenario.when(raise(Urgency.IMMEDIATE, immediate));

        assertThat(scenario.when(raise(Urgency.DUE, due))).isEmpty();
    }

    @Test
    void aGraverClaimIsRaisedBesideAMilderAlert() {
        UUID due = scenario.rated("4/Mid", MARCH);
        scenario.when(raise(Urgency.DUE, due));
        UUID immediate = scenario.rated("4/High", scenario.today);

        scenario.only(PromotionOverdueRaised.class, raise(Urgency.IMMEDIATE, immediate));
        assertThat(scenario.state.alerts()).allMatch(Alert::unresolved);
    }

    @Test
    void aCauseThatDoesNotStandRaisesNothing() {
        UUID mild = scenario.rated("4/Mid", scenario.today);
        scenario.refuses("alert.cause-no-longer-stands", raise(Urgency.DUE, mild));
        UUID cause = scenario.rated("4/High", scenario.today);
        scenario.refuses("alert.cause-no-longer-stands", raise(Urgency.OVERDUE, cause));
        scenario.refuses("alert.cause-no-longer-stands", raise(Urgency.IMMEDIATE, mild));
        scenario.rated("3/High", scenario.today);
        scenario.refuses("alert.cause-no-longer-stands", raise(Urgency.IMMEDIATE, cause));
    }

    @Test
    void withoutANextRoleNothingIsLate() {
        UUID cause = scenario.rated("4/High", MARCH);
        scenario.refuses(
                "alert.cause-no-longer-stands",
                new RaisePromotionAlert(
                        ENGINEER,
                        scenario.newId(),
                        Urgency.IMMEDIATE,
                        cause,
                        new NextRoles("IMPE", List.of()),
                        Scenario.policy(),
                        scenario.by(SWEEP)));
    }

    @Test
    void aProposalInTimeKeepsThePromotionFromBeingLateUntilItsDecisionIs() {
        UUID cause = scenario.rated("4/High", scenario.today);
        UUID caseId = propose();
        scenario.refuses("alert.cause-no-longer-stands", raise(Urgency.IMMEDIATE, cause));

        scenario.today = scenario.today.plusDays(30);
        assertThat(scenario.when(raise(Urgency.IMMEDIATE, cause)))
                .satisfiesExactly(
                        raised -> assertThat(raised).isInstanceOf(PromotionOverdueRaised.class),
                        taken -> assertThat(taken)
                                .isInstanceOfSatisfying(AlertTakenUp.class, it -> assertThat(it.caseId())
                                        .isEqualTo(caseId)));
    }

    @Test
    void aProposalThatCameTooLateAnswersTheAlertFromItsFirstDay() {
        UUID cause = scenario.rated("4/High", MARCH);
        UUID caseId = propose();

        assertThat(scenario.when(raise(Urgency.IMMEDIATE, cause)))
                .last()
                .isInstanceOfSatisfying(AlertTakenUp.class, it -> {
                    assertThat(it.caseId()).isEqualTo(caseId);
                    assertThat(it.escalateOn()).isEqualTo(scenario.today.plusDays(30));
                });
    }

    @Test
    void whileAnApprovedPromotionWaitsForItsDayNothingIsLate() {
        UUID cause = scenario.rated("4/High", MARCH);
        UUID caseId = propose();
        scenario.when(approve(caseId, scenario.today.plusMonths(1)));
        scenario.refuses("alert.cause-no-longer-stands", raise(Urgency.IMMEDIATE, cause));
    }

    @Test
    void aDepartedEngineerIsNotOverdue() {
        UUID cause = scenario.rated("4/High", MARCH);
        scenario.when(new RecordDeparture(ENGINEER, null, scenario.today, scenario.by(HR)));
        scenario.refuses("alert.cause-no-longer-stands", raise(Urgency.IMMEDIATE, cause));
    }

    @Test
    void anAlertEscalatesStepByStepOnItsDays() {
        UUID alertId = raisedImmediate();
        scenario.refuses("alert.escalation-not-due", escalate(alertId));

        for (String to : List.of("MANAGERS_MANAGER", "HR_PARTNER", "HEAD_OF_ENGINEERING")) {
            scenario.today = scenario.today.plusDays(14);
            assertThat(scenario.only(AlertEscalated.class, escalate(alertId)).escalatedTo())
                    .isEqualTo(to);
            scenario.refuses("alert.escalation-not-due", escalate(alertId));
        }
        assertThat(alert(alertId).escalateOn()).isNull();
        scenario.today = scenario.today.plusYears(1);
        scenario.refuses("alert.escalation-not-due", escalate(alertId));
    }

    @Test
    void aStepAlreadyReachedIsNotTakenAgain() {
        UUID alertId = raisedImmediate();
        scenario.today = scenario.today.plusDays(14);
        scenario.when(new EscalateAlert(ENGINEER, alertId, 2, Scenario.policy(), scenario.by(SWEEP)));

        assertThat(scenario.when(new EscalateAlert(ENGINEER, alertId, 2, Scenario.policy(), scenario.by(SWEEP))))
                .isEmpty();
    }

    @Test
    void acknowledgingTwiceChangesNothingAndDoesNotStopTheEscalation() {
        UUID alertId = raisedImmediate();
        scenario.only(AlertAcknowledged.class, acknowledge(alertId, MANAGER));
        assertThat(scenario.when(acknowledge(alertId, DIRECTOR))).isEmpty();

        scenario.today = scenario.today.plusDays(14);
        assertThat(scenario.when(escalate(alertId))).hasSize(1);
    }

    @Test
    void theEngineerConcernedCannotActOnTheAlert() {
        UUID alertId = raisedImmediate();
        scenario.refuses("alert.actor-is-subject", acknowledge(alertId, ENGINEER));
        scenario.refuses("alert.actor-is-subject", snooze(alertId, 10, ENGINEER));
    }

    @Test
    void anImmediateAlertIsSnoozedOnceAtMost() {
        UUID alertId = raisedImmediate();
        scenario.only(AlertSnoozed.class, snooze(alertId, 10, MANAGER));
        scenario.today = scenario.today.plusDays(11);

        scenario.refuses("alert.already-snoozed", snooze(alertId, 10, DIRECTOR));
    }

    @Test
    void aMilderAlertMayBeSnoozedAgain() {
        UUID alertId = raised(Urgency.DUE, scenario.rated("4/Mid", MARCH));
        scenario.when(snooze(alertId, 10, MANAGER));
        assertThat(scenario.when(snooze(alertId, 20, MANAGER))).hasSize(1);
    }

    @Test
    void aSnoozeEndsInTheFutureAndWithinNinetyDays() {
        UUID alertId = raisedImmediate();
        scenario.refuses("alert.snooze-not-in-future", snooze(alertId, 0, MANAGER));
        scenario.refuses("alert.snooze-too-long", snooze(alertId, 91, MANAGER));
        assertThat(scenario.when(snooze(alertId, 90, MANAGER))).hasSize(1);
    }

    @Test
    void whileSnoozedAnAlertDoesNotEscalate() {
        UUID alertId = raisedImmediate();
        scenario.when(snooze(alertId, 20, MANAGER));
        scenario.today = scenario.today.plusDays(19);
        scenario.refuses("alert.escalation-not-due", escalate(alertId));
        scenario.today = scenario.today.plusDays(1);
        assertThat(scenario.when(escalate(alertId))).hasSize(1);
    }

    @Test
    void aProposalTakesTheAlertUpWithADeadlineOfItsOwn() {
        UUID alertId = raisedImmediate();
        UUID caseId = propose();

        AlertTakenUp takenUp = (AlertTakenUp) scenario.history.getLast();
        assertThat(takenUp.caseId()).isEqualTo(caseId);
        assertThat(takenUp.escalateOn()).isEqualTo(scenario.today.plusDays(30));
        assertThat(alert(alertId).state()).isEqualTo(AlertState.IN_PROGRESS);
        scenario.refuses("alert.in-progress", snooze(alertId, 10, MANAGER));

        scenario.today = scenario.today.plusDays(30);
        assertThat(scenario.when(escalate(alertId))).as("a proposal can rot").hasSize(1);
    }

    @Test
    void aDeclinedCaseRestartsTheAlertFromItsReviewDate() {
        UUID alertId = raised(Urgency.DUE, scenario.rated("4/Mid", MARCH));
        LocalDate reviewOn = scenario.today.plusMonths(3);
        scenario.when(decline(propose(), reviewOn));

        AlertClockRestarted restarted = (AlertClockRestarted) scenario.history.getLast();
        assertThat(restarted.alertId()).isEqualTo(alertId);
        assertThat(restarted.clockRestartsOn()).isEqualTo(reviewOn);
        assertThat(restarted.dueOn()).isEqualTo(reviewOn.plusDays(60));
        assertThat(restarted.escalateOn()).isEqualTo(reviewOn.plusDays(90));
        scenario.refuses("alert.cause-still-stands", resolve(alertId));
        scenario.today = reviewOn.plusDays(89);
        scenario.refuses("alert.escalation-not-due", escalate(alertId));
        scenario.today = reviewOn.plusDays(90);
        assertThat(scenario.only(AlertEscalated.class, escalate(alertId)).step())
                .isEqualTo(2);
    }

    @Test
    void aWithdrawnCaseRestartsTheAlertFromItsDay() {
        UUID alertId = raisedImmediate();
        UUID caseId = propose();
        scenario.today = scenario.today.plusDays(3);
        scenario.when(new WithdrawPromotion(
                ENGINEER,
                caseId,
                WithdrawalReason.PREMATURE,
                "One more quarter",
                List.of(),
                Scenario.policy(),
                scenario.today,
                scenario.by(DIRECTOR)));

        assertThat(alert(alertId).dueOn()).isEqualTo(scenario.today);
        assertThat(alert(alertId).state()).isEqualTo(AlertState.OPEN);
        assertThat(alert(alertId).caseId()).isNull();
    }

    @Test
    void aPromotionFromTodayResolvesTheAlertInTheSameDecision() {
        UUID alertId = raisedImmediate();
        List<EngineerEvent> events = scenario.when(approve(propose(), scenario.today));

        assertThat(events).hasSize(2);
        assertThat(events.getLast()).isEqualTo(new AlertResolved(ENGINEER, alertId, "PROMOTED", scenario.today));
    }

    @Test
    void aPromotionOfTheFutureResolvesTheAlertOnItsDay() {
        UUID alertId = raisedImmediate();
        LocalDate day = scenario.today.plusDays(40);
        assertThat(scenario.when(approve(propose(), day))).hasSize(1);

        scenario.today = day.minusDays(1);
        scenario.refuses("alert.cause-still-stands", resolve(alertId));
        scenario.refuses("alert.escalation-not-due", escalate(alertId));
        scenario.today = day;
        assertThat(scenario.only(AlertResolved.class, resolve(alertId)).resolution())
                .isEqualTo("PROMOTED");
        assertThat(scenario.when(resolve(alertId))).isEmpty();
    }

    @Test
    void aRatingBelowTheUrgencyResolvesTheAlert() {
        UUID alertId = raisedImmediate();
        scenario.rated("3/High", scenario.today);
        assertThat(resolution(alertId)).isEqualTo("RERATED");
    }

    @Test
    void aBackDatedRatingBelowResolvesNothingWhileALaterOneIsUrgent() {
        UUID alertId = raisedImmediate();
        scenario.rated("3/High", MARCH.minusMonths(1));
        assertThat(alert(alertId).unresolved()).isTrue();
    }

    @Test
    void retractingTheCauseResolvesTheAlert() {
        UUID cause = scenario.rated("4/High", MARCH);
        UUID alertId = raised(Urgency.IMMEDIATE, cause);
        retract(cause);
        assertThat(resolution(alertId)).isEqualTo("RETRACTED");
    }

    @Test
    void retractingTheFirstOfTwoUrgentRatingsResolvesOnlyAClaimThatWouldNotBeLateWithoutIt() {
        UUID january = scenario.rated("4/Mid", MARCH.minusMonths(2));
        UUID may = scenario.rated("4/Mid", scenario.today.minusDays(10));
        UUID alertId = raised(Urgency.DUE, january);
        retract(january);
        assertThat(resolution(alertId)).isEqualTo("RETRACTED");

        UUID immediate = scenario.rated("4/High", scenario.today.minusDays(5));
        UUID second = scenario.rated("4/High", scenario.today.minusDays(4));
        UUID critical = raised(Urgency.IMMEDIATE, immediate);
        retract(immediate);
        assertThat(alert(critical).unresolved()).isTrue();
        retract(second);
        assertThat(resolution(critical)).isEqualTo("RETRACTED");
        assertThat(scenario.state.status(scenario.state.rating(may))).isEqualTo(RatingStatus.COUNTS);
    }

    @Test
    void anotherRoleResolvesTheAlert() {
        UUID alertId = raisedImmediate();
        scenario.when(new ChangeRole(
                ENGINEER, scenario.newId(), "EM", "A new team", Scenario.roles(), scenario.today, scenario.by(HR)));
        assertThat(alert(alertId).unresolved())
                .as("nobody silences an alert alone")
                .isTrue();
        scenario.confirmChange();
        assertThat(resolution(alertId)).isEqualTo("ROLE_CHANGED");
    }

    @Test
    void leavingResolvesTheAlertOnItsDay() {
        UUID alertId = raisedImmediate();
        LocalDate day = scenario.today.plusDays(10);
        scenario.when(new RecordDeparture(ENGINEER, null, day, scenario.by(HR)));
        assertThat(alert(alertId).unresolved()).isTrue();

        scenario.today = day;
        assertThat(scenario.only(AlertResolved.class, resolve(alertId)).resolution())
                .isEqualTo("LEFT");
    }

    @Test
    void nothingElseResolvesAnAlert() {
        UUID alertId = raisedImmediate();
        scenario.when(acknowledge(alertId, MANAGER));
        scenario.when(snooze(alertId, 10, MANAGER));
        scenario.when(decline(propose(), scenario.today.plusDays(1)));
        scenario.rated("5/High", scenario.today);

        scenario.refuses("alert.cause-still-stands", resolve(alertId));
    }

    @Test
    void aResolvedAlertIsClosedForPeopleAndACauseThatStandsAgainIsClaimedAnew() {
        UUID cause = scenario.rated("4/High", MARCH);
        UUID alertId = raised(Urgency.IMMEDIATE, cause);
        UUID mistake = scenario.rated("3/High", scenario.today);
        scenario.refuses("alert.resolved", acknowledge(alertId, MANAGER));
        scenario.refuses("alert.resolved", snooze(alertId, 10, MANAGER));
        scenario.refuses("alert.resolved", escalate(alertId));

        retract(mistake);
        scenario.only(PromotionOverdueRaised.class, raise(Urgency.IMMEDIATE, cause));
    }

    @Test
    void anUnknownAlertIsUnknown() {
        scenario.doesNotKnow("alert.unknown", acknowledge(scenario.newId(), MANAGER));
    }

    private UUID raisedImmediate() {
        return raised(Urgency.IMMEDIATE, scenario.rated("4/High", MARCH));
    }

    private UUID raised(Urgency urgency, UUID cause) {
        return scenario.only(PromotionOverdueRaised.class, raise(urgency, cause))
                .alertId();
    }

    private Alert alert(UUID alertId) {
        return scenario.state.alert(alertId);
    }

    private String resolution(UUID alertId) {
        return scenario.history.stream()
                .filter(AlertResolved.class::isInstance)
                .map(AlertResolved.class::cast)
                .filter(it -> it.alertId().equals(alertId))
                .map(AlertResolved::resolution)
                .reduce((one, other) -> one + " and again " + other)
                .orElse("unresolved");
    }

    private RaisePromotionAlert raise(Urgency urgency, UUID cause) {
        return new RaisePromotionAlert(
                ENGINEER,
                scenario.newId(),
                urgency,
                cause,
                Scenario.nextRoles(),
                Scenario.policy(),
                scenario.by(SWEEP));
    }

    private EscalateAlert escalate(UUID alertId) {
        return new EscalateAlert(ENGINEER, alertId, null, Scenario.policy(), scenario.by(SWEEP));
    }

    private ResolveAlert resolve(UUID alertId) {
        return new ResolveAlert(ENGINEER, alertId, scenario.by(SWEEP));
    }

    private AcknowledgeAlert acknowledge(UUID alertId, UUID actor) {
        return new AcknowledgeAlert(ENGINEER, alertId, null, scenario.by(actor));
    }

    private SnoozeAlert snooze(UUID alertId, int days, UUID actor) {
        return new SnoozeAlert(
                ENGINEER, alertId, scenario.today.plusDays(days), "After the release", scenario.by(actor));
    }

    private UUID propose() {
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
                scenario.today,
                scenario.by(DIRECTOR)));
        return caseId;
    }

    private ApprovePromotion approve(UUID caseId, LocalDate day) {
        return new ApprovePromotion(ENGINEER, caseId, "The panel agrees", List.of(), day, scenario.by(PANEL));
    }

    private DeclinePromotion decline(UUID caseId, LocalDate reviewOn) {
        return new DeclinePromotion(
                ENGINEER,
                caseId,
                "Not yet",
                reviewOn,
                List.of(),
                Scenario.policy(),
                scenario.today,
                scenario.by(PANEL));
    }

    private void retract(UUID ratingId) {
        scenario.when(
                new RetractRating(ENGINEER, ratingId, RetractionReason.UNSUPPORTED, "No basis", scenario.by(MANAGER)));
    }
}
