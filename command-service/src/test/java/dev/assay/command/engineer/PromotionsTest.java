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
import dev.assay.command.engineer.PromotionCommand.DeclinePromotion;
import dev.assay.command.engineer.PromotionCommand.ProposePromotion;
import dev.assay.command.engineer.PromotionCommand.WithdrawPromotion;
import dev.assay.command.engineer.PromotionCommand.WithdrawalReason;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.RetractionReason;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.domain.NextRoles;
import dev.assay.domain.RatingRecord;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionsTest {

    private final Scenario scenario = Scenario.ofEngineer();
    private final LocalDate today = scenario.today;

    @Test
    void aProposalNamesRolesAndTheDayOfTheDecision() {
        PromotionProposed proposed = scenario.only(PromotionProposed.class, propose("SPE", MANAGER));

        assertThat(proposed.fromRoleId()).isEqualTo("IMPE");
        assertThat(proposed.targetRoleId()).isEqualTo("SPE");
        assertThat(proposed.decisionDueOn()).isEqualTo(today.plusDays(30));
        assertThat(proposed.exception()).isNull();
    }

    @Test
    void nobodyProposesThemselves() {
        scenario.refuses("promotion.proposer-is-subject", propose("SPE", ENGINEER));
    }

    @Test
    void theSoleRaterDoesNotPropose() {
        scenario.rated("3/Mid", REGISTERED.plusMonths(3), MANAGER);
        scenario.refuses("promotion.proposer-is-sole-rater", propose("SPE", MANAGER));

        scenario.rated("3/High", REGISTERED.plusMonths(6), DIRECTOR);
        assertThat(scenario.when(propose("SPE", MANAGER))).hasSize(1);
    }

    @Test
    void aTargetOffTheLadderNeedsARecordedException() {
        scenario.refuses("promotion.target-not-next-role", propose("LSE", MANAGER));

        PromotionProposed proposed =
                scenario.only(PromotionProposed.class, propose("LSE", "Acts as lead already", MANAGER));
        assertThat(proposed.exception()).isEqualTo("Acts as lead already");
    }

    @Test
    void anExceptionThatIsNotNeededIsNotRecorded() {
        assertThat(scenario.only(PromotionProposed.class, propose("SPE", "Just in case", MANAGER))
                        .exception())
                .isNull();
    }

    @Test
    void theRoleAlreadyHeldIsNoTarget() {
        scenario.refuses("promotion.target-is-current-role", propose("IMPE", "Again", MANAGER));
    }

    @Test
    void atMostOneCaseIsOpenForOneTargetRole() {
        scenario.when(propose("SPE", MANAGER));
        scenario.refuses("promotion.case-already-open", propose("SPE", DIRECTOR));
        assertThat(scenario.when(propose("LSE", "Two ways are open", DIRECTOR))).hasSize(1);
    }

    @Test
    void aDepartedEngineerIsNotProposed() {
        scenario.when(new RecordDeparture(ENGINEER, null, today, scenario.by(HR)));
        scenario.refuses("engineer.departed", propose("SPE", MANAGER));
    }

    @Test
    void aPromotionTakesEffectOnItsDayExactlyOnce() {
        UUID caseId = proposed();
        LocalDate day = today.plusMonths(1);
        PromotionApproved approved = scenario.only(PromotionApproved.class, approve(caseId, day, PANEL));

        assertThat(approved.fromRoleId()).isEqualTo("IMPE");
        assertThat(approved.targetRoleId()).isEqualTo("SPE");
        assertThat(roleOn(day.minusDays(1))).isEqualTo("IMPE");
        assertThat(roleOn(day)).isEqualTo("SPE");
        scenario.refuses("promotion.case-closed", approve(caseId, day.plusDays(1), PANEL));
    }

    @Test
    void afterThePromotionTheEngineerIsUnratedAndOldRatingsStay() {
        UUID ratingId = scenario.rated("4/Low", REGISTERED.plusMonths(3));
        RatingRecord before = scenario.state.rating(ratingId);
        UUID caseId = proposed();
        scenario.when(approve(caseId, today, PANEL));

        assertThat(scenario.state.ratingInForce(today)).isEmpty();
        assertThat(scenario.state.ratingInForce(today.minusDays(1))).contains(before);
    }

    @Test
    void whileAnApprovedPromotionWaitsForItsDayItIsNotProposedAgain() {
        scenario.when(approve(proposed(), today.plusMonths(1), PANEL));
        scenario.refuses("promotion.already-approved", propose("SPE", DIRECTOR));
    }

    @Test
    void afterTheWayBackThePromotionMayBeProposedAgain() {
        scenario.when(approve(proposed(), today, PANEL));
        scenario.today = today.plusMonths(1);
        scenario.when(new ChangeRole(
                ENGINEER,
                scenario.newId(),
                "IMPE",
                "Too early after all",
                Scenario.roles(),
                scenario.today,
                scenario.by(HR)));

        assertThat(scenario.when(new ProposePromotion(
                        ENGINEER,
                        scenario.newId(),
                        "SPE",
                        "Works at that level",
                        null,
                        Scenario.nextRoles(),
                        Scenario.roles(),
                        Scenario.policy(),
                        scenario.today,
                        scenario.by(DIRECTOR))))
                .hasSize(1);
    }

    @Test
    void subjectProposerAndSoleRaterDoNotDecide() {
        scenario.rated("3/Mid", REGISTERED.plusMonths(3), MANAGER);
        UUID caseId = proposed();

        scenario.refuses("promotion.decider-is-subject", approve(caseId, today, ENGINEER));
        scenario.refuses("promotion.decider-is-proposer", approve(caseId, today, DIRECTOR));
        scenario.refuses("promotion.decider-is-sole-rater", approve(caseId, today, MANAGER));
        scenario.refuses("promotion.decider-is-subject", decline(caseId, today.plusMonths(3), ENGINEER));
        scenario.refuses("promotion.decider-is-proposer", decline(caseId, today.plusMonths(3), DIRECTOR));
        scenario.refuses("promotion.decider-is-sole-rater", decline(caseId, today.plusMonths(3), MANAGER));
        assertThat(scenario.when(approve(caseId, today, PANEL))).hasSize(1);
    }

    @Test
    void aProposerWhoBecameTheSoleRaterMeanwhileBlocksTheApproval() {
        UUID other = scenario.rated("3/Mid", REGISTERED.plusMonths(3), MANAGER);
        scenario.rated("3/High", REGISTERED.plusMonths(4), DIRECTOR);
        UUID caseId = proposed();
        scenario.when(new RetractRating(ENGINEER, other, RetractionReason.DUPLICATE, "Entered twice", scenario.by(HR)));

        scenario.refuses("promotion.proposer-is-sole-rater", approve(caseId, today, PANEL));
        assertThat(scenario.when(decline(caseId, today.plusMonths(3), PANEL))).hasSize(1);
    }

    @Test
    void aPromotionStartsFromTheRoleThatTheProposalNamed() {
        UUID caseId = proposed();
        scenario.when(new ChangeRole(
                ENGINEER, scenario.newId(), "EM", "A new team", Scenario.roles(), today, scenario.by(HR)));
        scenario.confirmChange();
        scenario.refuses("promotion.role-changed-since", approve(caseId, today, PANEL));
    }

    @Test
    void aPromotionDoesNotTakeEffectBeforeItsProposalOrAfterTheDeparture() {
        UUID caseId = proposed();
        scenario.refuses("promotion.effective-before-proposal", approve(caseId, today.minusDays(1), PANEL));
        scenario.refuses("promotion.too-far-ahead", approve(caseId, today.plusYears(9), PANEL));
        scenario.when(new RecordDeparture(ENGINEER, null, today.plusDays(3), scenario.by(HR)));
        scenario.refuses("engineer.departed", approve(caseId, today.plusDays(3), PANEL));
    }

    @Test
    void aRefusalSaysWhenToLookAgain() {
        UUID caseId = proposed();
        scenario.refuses("promotion.review-not-after-decision", decline(caseId, today, PANEL));

        PromotionDeclined declined =
                scenario.only(PromotionDeclined.class, decline(caseId, today.plusMonths(3), PANEL));
        assertThat(declined.reviewOn()).isEqualTo(today.plusMonths(3));
        assertThat(scenario.when(propose("SPE", DIRECTOR))).hasSize(1);
    }

    @Test
    void aWithdrawnCaseIsClosedForEver() {
        UUID caseId = proposed();
        scenario.refuses("promotion.actor-is-subject", withdraw(caseId, ENGINEER));
        PromotionWithdrawn withdrawn = scenario.only(PromotionWithdrawn.class, withdraw(caseId, DIRECTOR));

        assertThat(withdrawn.reasonCode()).isEqualTo("PREMATURE");
        scenario.refuses("promotion.case-closed", approve(caseId, today, PANEL));
        scenario.refuses("promotion.case-closed", withdraw(caseId, DIRECTOR));
        scenario.doesNotKnow("promotion.unknown", withdraw(scenario.newId(), DIRECTOR));
    }

    private UUID proposed() {
        return scenario.only(PromotionProposed.class, propose("SPE", DIRECTOR)).caseId();
    }

    private String roleOn(LocalDate day) {
        return scenario.state.tenure(day).orElseThrow().roleId();
    }

    private ProposePromotion propose(String target, UUID proposer) {
        return propose(target, null, proposer);
    }

    private ProposePromotion propose(String target, @Nullable String exception, UUID proposer) {
        return new ProposePromotion(
                ENGINEER,
                scenario.newId(),
                target,
                "Works at that level",
                exception,
                new NextRoles("IMPE", List.of("SPE", "TTL")),
                Scenario.roles(),
                Scenario.policy(),
                today,
                scenario.by(proposer));
    }

    private ApprovePromotion approve(UUID caseId, LocalDate day, UUID decider) {
        return new ApprovePromotion(ENGINEER, caseId, "The panel agrees", List.of(), day, scenario.by(decider));
    }

    private DeclinePromotion decline(UUID caseId, LocalDate reviewOn, UUID decider) {
        return new DeclinePromotion(
                ENGINEER, caseId, "Not yet", reviewOn, List.of(), Scenario.policy(), today, scenario.by(decider));
    }

    @Test
    void aTargetByExceptionIsARoleThatThereIs() {
        scenario.refuses("promotion.role-unknown", propose("WIZZARD", "Acts as one already", DIRECTOR));
    }

    @Test
    void whoeverReportsToTheSubjectNeitherDecidesNorWithdraws() {
        UUID caseId = proposed();
        List<UUID> below = List.of(STRANGER, ENGINEER, DIRECTOR);
        scenario.refuses(
                "promotion.decider-reports-to-subject",
                new ApprovePromotion(ENGINEER, caseId, "Yes", below, today, scenario.by(PANEL)));
        scenario.refuses(
                "promotion.decider-reports-to-subject",
                new DeclinePromotion(
                        ENGINEER,
                        caseId,
                        "No",
                        today.plusDays(30),
                        below,
                        Scenario.policy(),
                        today,
                        scenario.by(PANEL)));
        scenario.refuses(
                "promotion.actor-reports-to-subject",
                new WithdrawPromotion(
                        ENGINEER,
                        caseId,
                        WithdrawalReason.OTHER,
                        "Later",
                        below,
                        Scenario.policy(),
                        today,
                        scenario.by(HR)));
    }

    private WithdrawPromotion withdraw(UUID caseId, UUID actor) {
        return new WithdrawPromotion(
                ENGINEER,
                caseId,
                WithdrawalReason.PREMATURE,
                "One more quarter",
                List.of(),
                Scenario.policy(),
                today,
                scenario.by(actor));
    }
}
