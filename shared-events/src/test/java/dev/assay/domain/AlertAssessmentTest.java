package dev.assay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.Alert.Resolution;
import dev.assay.domain.AlertAction.Escalate;
import dev.assay.domain.AlertAction.Raise;
import dev.assay.domain.AlertAction.Resolve;
import dev.assay.domain.AlertAssessment.NoClaim;
import dev.assay.domain.Employment.Beginning;
import dev.assay.domain.Employment.RoleHeld;
import dev.assay.domain.PromotionClock.Deadline;
import dev.assay.domain.RatingRecord.Act;
import dev.assay.domain.RatingRecord.Review;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertAssessmentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final List<EffectiveDated<RoleHeld>> roles =
            new ArrayList<>(List.of(role("IMPE", DAY.minusYears(1), Beginning.HIRE)));
    private final List<RatingRecord> ratings = new ArrayList<>();
    private final List<PromotionCase> cases = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private @Nullable LocalDate departedOn;

    @Test
    void anImmediateRatingIsRaisedOnItsDay() {
        rate("r1", Urgency.IMMEDIATE, DAY);

        raises(on(DAY), Urgency.IMMEDIATE, "r1", DAY);
    }

    @Test
    void aConversationIsRaisedAfterNinetyDaysAndLookedAtExactlyThen() {
        rate("r1", Urgency.CONVERSATION, DAY);

        assertThat(on(DAY.plusDays(89)).due()).isEmpty();
        assertThat(on(DAY).nextDay()).contains(DAY.plusDays(90));
        raises(on(DAY.plusDays(90)), Urgency.CONVERSATION, "r1", DAY);
    }

    @Test
    void theRunStartsWithTheFirstUninterruptedRating() {
        rate("r1", Urgency.DUE, DAY.minusDays(200));
        rate("r2", Urgency.NONE, DAY.minusDays(100));
        rate("r3", Urgency.DUE, DAY.minusDays(61));
        rate("r4", Urgency.DUE, DAY.minusDays(10));

        raises(on(DAY), Urgency.DUE, "r3", DAY.minusDays(61));
    }

    @Test
    void onlyTheGravestClaimIsRaised() {
        rate("r1", Urgency.DUE, DAY.minusDays(100));
        rate("r2", Urgency.OVERDUE, DAY);

        raises(on(DAY), Urgency.OVERDUE, "r2", DAY);
    }

    @Test
    void anAlertOfTheSameOrGraverUrgencyIsNotRaisedAgain() {
        rate("r1", Urgency.OVERDUE, DAY);
        alert("a1", Urgency.IMMEDIATE, DAY, null);
        rate("r2", Urgency.IMMEDIATE, DAY);

        assertThat(on(DAY).due()).isEmpty();
    }

    @Test
    void aGraverUrgencyIsRaisedBesideAStandingAlert() {
        rate("r1", Urgency.OVERDUE, DAY);
        alert("a1", Urgency.OVERDUE, DAY, null);
        rate("r2", Urgency.IMMEDIATE, DAY.plusDays(5));

        raises(on(DAY.plusDays(5)), Urgency.IMMEDIATE, "r2", DAY.plusDays(5));
    }

    @Test
    void aRatingThatWaitsForItsReviewerOrWasReplacedOrRetractedDoesNotCount() {
        ratings.add(rating("pending", "IMPE", Urgency.IMMEDIATE, DAY, Act.RATING, null, Review.PENDING, false));
        ratings.add(rating("void", "IMPE", Urgency.IMMEDIATE, DAY, Act.RATING, null, Review.CONFIRMED, true));
        ratings.add(rating("old", "IMPE", Urgency.IMMEDIATE, DAY, Act.RATING, null, Review.CONFIRMED, false));
        ratings.add(rating("new", "IMPE", Urgency.NONE, DAY, Act.CORRECTION, "old", Review.CONFIRMED, false));

        assertThat(on(DAY).due()).isEmpty();
    }

    @Test
    void aRevisedRatingCountsUntilItsRevisionTakesHoldSoTheClockIsNotSetBack() {
        rate("r1", Urgency.DUE, DAY);
        ratings.add(rating("r2", "IMPE", Urgency.DUE, DAY.plusDays(30), Act.REVISION, "r1", Review.CONFIRMED, false));

        raises(on(DAY.plusDays(60)), Urgency.DUE, "r1", DAY);
    }

    @Test
    void aRatingWhoseRevisionWasRetractedCountsAgain() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        ratings.add(rating("r2", "IMPE", Urgency.NONE, DAY, Act.REVISION, "r1", Review.CONFIRMED, true));

        raises(on(DAY), Urgency.IMMEDIATE, "r1", DAY);
    }

    @Test
    void anotherRolesRatingDoesNotCount() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        roles.add(role("SPE", DAY.plusDays(3), Beginning.PROMOTION));

        assertThat(on(DAY.plusDays(3)).due()).isEmpty();
    }

    @Test
    void aProposalInTimeKeepsThePromotionFromBeingLateUntilItsDecisionIs() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        cases.add(open("SPE", DAY));

        assertThat(on(DAY.plusDays(29)).due()).isEmpty();
        assertThat(on(DAY.plusDays(29)).nextDay()).contains(DAY.plusDays(30));
        raises(on(DAY.plusDays(30)), Urgency.IMMEDIATE, "r1", DAY);
    }

    @Test
    void aProposalThatCameTooLateKeepsNothingAway() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        cases.add(open("SPE", DAY.plusDays(1)));

        raises(on(DAY.plusDays(1)), Urgency.IMMEDIATE, "r1", DAY);
    }

    @Test
    void nothingIsRaisedWhileAPromotionWaitsForItsDay() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        roles.add(role("SPE", DAY.plusDays(3), Beginning.PROMOTION));
        assertThat(on(DAY).due()).isEmpty();
    }

    @Test
    void aDeclinedCaseRestartsTheClockFromItsReviewDate() {
        rate("r1", Urgency.DUE, DAY);
        cases.add(new PromotionCase(
                id("case"),
                id("boss"),
                "IMPE",
                "SPE",
                DAY,
                DAY.plusDays(30),
                PromotionCase.State.DECLINED,
                DAY.plusDays(20),
                DAY.plusDays(50)));

        assertThat(on(DAY.plusDays(60)).due()).isEmpty();
        assertThat(on(DAY.plusDays(60)).nextDay()).contains(DAY.plusDays(110));
        raises(on(DAY.plusDays(110)), Urgency.DUE, "r1", DAY.plusDays(50));
    }

    @Test
    void anAlertWhoseCauseEndedIsResolved() {
        alert("a1", Urgency.OVERDUE, DAY, null);
        rate("r1", Urgency.OVERDUE, DAY);
        rate("r2", Urgency.NONE, DAY.plusDays(1));

        assertThat(on(DAY).due()).isEmpty();
        assertThat(on(DAY.plusDays(1)).due()).containsExactly(new Resolve(id("a1"), Resolution.RERATED));
    }

    @Test
    void aFuturePromotionResolvesItsAlertOnItsDay() {
        rate("r1", Urgency.OVERDUE, DAY);
        alert("a1", Urgency.OVERDUE, DAY, DAY.plusDays(30));
        roles.add(role("SPE", DAY.plusDays(40), Beginning.PROMOTION));

        assertThat(on(DAY.plusDays(39)).due()).isEmpty();
        assertThat(on(DAY.plusDays(39)).nextDay()).contains(DAY.plusDays(40));
        assertThat(on(DAY.plusDays(40)).due()).containsExactly(new Resolve(id("a1"), Resolution.PROMOTED));
    }

    @Test
    void anAlertOfSomebodyWhoLeftIsResolvedAndNothingIsRaised() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        alert("a1", Urgency.OVERDUE, DAY, null);
        departedOn = DAY.plusDays(2);

        assertThat(on(DAY.plusDays(2)).due()).containsExactly(new Resolve(id("a1"), Resolution.LEFT));
    }

    @Test
    void anUnansweredAlertEscalatesOnItsDayAndNotWhileSnoozed() {
        rate("r1", Urgency.OVERDUE, DAY);
        alerts.add(alert(DAY.plusDays(30), EscalationStep.MANAGER, null));
        assertThat(on(DAY.plusDays(29)).due()).isEmpty();
        assertThat(on(DAY.plusDays(29)).nextDay()).contains(DAY.plusDays(30));
        assertThat(on(DAY.plusDays(30)).due()).containsExactly(new Escalate(id("a1"), EscalationStep.MANAGERS_MANAGER));

        alerts.set(0, alert(DAY.plusDays(30), EscalationStep.MANAGER, DAY.plusDays(35)));
        assertThat(on(DAY.plusDays(30)).due()).isEmpty();
        assertThat(on(DAY.plusDays(35)).due()).containsExactly(new Escalate(id("a1"), EscalationStep.MANAGERS_MANAGER));
    }

    @Test
    void anAlertAtTheEndOfThePathEscalatesNoFurther() {
        rate("r1", Urgency.OVERDUE, DAY);
        alerts.add(alert(null, EscalationStep.HEAD_OF_ENGINEERING, null));

        assertThat(on(DAY.plusDays(300)).due()).isEmpty();
        assertThat(on(DAY.plusDays(300)).nextDay()).isEmpty();
    }

    @Test
    void nothingIsRaisedAtTheTopOfTheLadder() {
        roles.set(0, role("SPE", DAY.minusYears(1), Beginning.HIRE));
        ratings.add(rating("r1", "SPE", Urgency.IMMEDIATE, DAY, Act.RATING, null, Review.CONFIRMED, false));

        assertThat(on(DAY).due()).isEmpty();
        assertThat(on(DAY).noClaim()).contains(NoClaim.NO_NEXT_ROLE);
        assertThat(on(DAY).nextDay()).isEmpty();
    }

    /// Rated DUE, then below; the second rating is revised in a role that the engineer, as it turns out, never held.
    @Test
    void aPromotionIsLateAlsoWhereTheRatingInForceWasRevisedInARoleThatWasUndone() {
        LocalDate january = LocalDate.of(2026, 1, 1);
        roles.set(0, role("IMPE", january, Beginning.HIRE));
        roles.add(role("EM", LocalDate.of(2026, 4, 1), Beginning.CHANGE));
        roles.add(role("IMPE", LocalDate.of(2026, 4, 1), Beginning.CHANGE));
        rate("r1", Urgency.DUE, LocalDate.of(2026, 2, 1));
        rate("r2", Urgency.NONE, LocalDate.of(2026, 3, 1));
        ratings.add(rating(
                "r3", "EM", Urgency.NONE, LocalDate.of(2026, 4, 2), Act.REVISION, "r2", Review.NOT_NEEDED, false));

        raises(on(LocalDate.of(2026, 8, 1)), Urgency.DUE, "r1", LocalDate.of(2026, 2, 1));
        assertThat(on(LocalDate.of(2026, 3, 15)).nextDay()).contains(LocalDate.of(2026, 4, 1));
        assertThat(on(LocalDate.of(2026, 4, 1)).due()).isEmpty();
        assertThat(on(LocalDate.of(2026, 4, 1)).nextDay()).contains(LocalDate.of(2026, 4, 2));
        raises(on(LocalDate.of(2026, 4, 2)), Urgency.DUE, "r1", LocalDate.of(2026, 2, 1));
    }

    @Test
    void aProposalInTimeToAnyOfTheNextRolesKeepsThePromotionFromBeingLate() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        cases.add(open("TTL", DAY));

        assertThat(on(DAY, "SPE", "TTL").noClaim()).contains(NoClaim.ON_TRACK);
        assertThat(on(DAY, "SPE").noClaim()).isEmpty();
    }

    @Test
    void nothingIsRaisedWhileAPromotionToAnyOfTheNextRolesWaitsForItsDay() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        roles.add(role("TTL", DAY.plusDays(3), Beginning.PROMOTION));

        assertThat(on(DAY, "SPE", "TTL").noClaim()).contains(NoClaim.PROMOTION_UNDER_WAY);
    }

    /// The resolution that is due may get lost; then the day on which nothing is due any more is one to look at.
    @Test
    void anAlertWhoseCauseBeganAnewStandsAgainOnceThatWouldBeLate() {
        rate("r1", Urgency.OVERDUE, DAY);
        alerts.add(new Alert(
                id("a1"),
                "IMPE",
                List.of("SPE"),
                Urgency.OVERDUE,
                DAY.minusDays(9),
                DAY.minusDays(4),
                null,
                EscalationStep.MANAGER,
                AlertState.OPEN,
                null,
                0,
                null,
                null));

        assertThat(on(DAY.plusDays(4)).due()).containsExactly(new Resolve(id("a1"), Resolution.RERATED));
        assertThat(on(DAY.plusDays(4)).nextDay()).contains(DAY.plusDays(5));
        assertThat(on(DAY.plusDays(5)).due()).isEmpty();
    }

    @Test
    void anAlertIsNotEscalatedOnceItsCauseHasEnded() {
        rate("r1", Urgency.OVERDUE, DAY);
        rate("r2", Urgency.NONE, DAY.plusDays(40));
        alerts.add(alert(DAY.plusDays(40), EscalationStep.MANAGER, null));

        assertThat(on(DAY.plusDays(40)).due()).containsExactly(new Resolve(id("a1"), Resolution.RERATED));
    }

    private AlertAssessment on(LocalDate today) {
        return on(today, "SPE");
    }

    private AlertAssessment on(LocalDate today, String... next) {
        Employment employment = new Employment(roles, List.of(), departedOn == null ? List.of() : List.of(departedOn));
        String roleId = employment.roleOn(today).orElse("");
        NextRoles nextRoles = new NextRoles(roleId, roleId.equals("IMPE") ? List.of(next) : List.of());
        return new AlertAssessment(
                new EngineerState(employment, List.of(), ratings, cases, alerts),
                nextRoles,
                AlertPolicy.DEFAULT,
                today);
    }

    private static void raises(AlertAssessment assessment, Urgency urgency, String cause, LocalDate startedOn) {
        assertThat(assessment.due()).singleElement().isInstanceOfSatisfying(Raise.class, raise -> {
            Deadline late = raise.deadline();
            assertThat(raise.targetRoleIds()).containsExactly("SPE");
            assertThat(late.urgency()).isEqualTo(urgency);
            assertThat(late.run().causeRatingId()).isEqualTo(id(cause));
            assertThat(late.run().startedOn()).isEqualTo(startedOn);
        });
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void rate(String id, Urgency urgency, LocalDate on) {
        ratings.add(rating(id, "IMPE", urgency, on, Act.RATING, null, Review.NOT_NEEDED, false));
    }

    private static RatingRecord rating(
            String name,
            String roleId,
            Urgency urgency,
            LocalDate on,
            Act act,
            @Nullable String replaces,
            Review review,
            boolean retracted) {
        return new RatingRecord(
                id(name),
                id("boss"),
                id("boss"),
                act,
                replaces == null ? null : id(replaces),
                roleId,
                "4/High",
                urgency,
                null,
                null,
                List.of(),
                on,
                review,
                false,
                retracted,
                null);
    }

    private void alert(String id, Urgency urgency, LocalDate on, @Nullable LocalDate escalateOn) {
        alerts.add(alert(id, urgency, on, escalateOn, EscalationStep.MANAGER, null));
    }

    private static Alert alert(@Nullable LocalDate escalateOn, EscalationStep step, @Nullable LocalDate snoozedUntil) {
        return alert("a1", Urgency.OVERDUE, DAY, escalateOn, step, snoozedUntil);
    }

    private static Alert alert(
            String name,
            Urgency urgency,
            LocalDate on,
            @Nullable LocalDate escalateOn,
            EscalationStep step,
            @Nullable LocalDate snoozedUntil) {
        AlertState state = snoozedUntil == null ? AlertState.OPEN : AlertState.SNOOZED;
        return new Alert(
                id(name),
                "IMPE",
                List.of("SPE"),
                urgency,
                on,
                on,
                escalateOn,
                step,
                state,
                snoozedUntil,
                0,
                null,
                null);
    }

    private static PromotionCase open(String target, LocalDate on) {
        return new PromotionCase(
                id("case"), id("boss"), "IMPE", target, on, on.plusDays(30), PromotionCase.State.OPEN, null, null);
    }

    private static EffectiveDated<RoleHeld> role(String roleId, LocalDate from, Beginning beginning) {
        return new EffectiveDated<>(new RoleHeld(roleId, beginning), from);
    }
}
