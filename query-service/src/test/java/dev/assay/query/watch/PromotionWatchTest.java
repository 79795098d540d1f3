package dev.assay.query.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.DefaultAlertPolicy;
import dev.assay.query.watch.Action.Escalate;
import dev.assay.query.watch.Action.Raise;
import dev.assay.query.watch.Action.Resolve;
import dev.assay.query.watch.RatingFacts.Act;
import dev.assay.query.watch.Watched.Alert;
import dev.assay.query.watch.Watched.Case;
import dev.assay.query.watch.Watched.Rating;
import dev.assay.query.watch.Watched.RoleHeld;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionWatchTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Framework FRAMEWORK =
            new Framework("f", Map.of("IMPE", new TreeSet<>(List.of("SPE"))), DefaultAlertPolicy.TERMS);

    private final List<RoleHeld> roles = new ArrayList<>(List.of(role(0, "IMPE", DAY.minusYears(1), false)));
    private final List<Rating> ratings = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private @Nullable LocalDate departedOn;

    @Test
    void anImmediateRatingIsRaisedOnItsDay() {
        rate("r1", Urgency.IMMEDIATE, DAY);

        assertThat(on(DAY).actions()).containsExactly(new Raise("SPE", Urgency.IMMEDIATE, "r1", DAY));
    }

    @Test
    void aConversationIsRaisedAfterNinetyDaysAndLookedAtExactlyThen() {
        rate("r1", Urgency.CONVERSATION, DAY);

        assertThat(on(DAY.plusDays(89)).actions()).isEmpty();
        assertThat(on(DAY).nextCheckOn()).contains(DAY.plusDays(90));
        assertThat(on(DAY.plusDays(90)).actions()).containsExactly(new Raise("SPE", Urgency.CONVERSATION, "r1", DAY));
    }

    @Test
    void theRunStartsWithTheFirstUninterruptedRating() {
        rate("r1", Urgency.DUE, DAY.minusDays(200));
        rate("r2", Urgency.NONE, DAY.minusDays(100));
        rate("r3", Urgency.DUE, DAY.minusDays(61));
        rate("r4", Urgency.DUE, DAY.minusDays(10));

        assertThat(on(DAY).actions()).containsExactly(new Raise("SPE", Urgency.DUE, "r3", DAY.minusDays(61)));
    }

    @Test
    void onlyTheGravestClaimIsRaised() {
        rate("r1", Urgency.DUE, DAY.minusDays(100));
        rate("r2", Urgency.OVERDUE, DAY);

        assertThat(on(DAY).actions()).containsExactly(new Raise("SPE", Urgency.OVERDUE, "r2", DAY));
    }

    @Test
    void anAlertOfTheSameOrGraverUrgencyIsNotRaisedAgain() {
        rate("r1", Urgency.OVERDUE, DAY);
        alert("a1", Urgency.IMMEDIATE, DAY, null);
        rate("r2", Urgency.IMMEDIATE, DAY);

        assertThat(on(DAY).actions()).isEmpty();
    }

    @Test
    void aGraverUrgencyIsRaisedBesideAStandingAlert() {
        rate("r1", Urgency.OVERDUE, DAY);
        alert("a1", Urgency.OVERDUE, DAY, null);
        rate("r2", Urgency.IMMEDIATE, DAY.plusDays(5));

        assertThat(on(DAY.plusDays(5)).actions())
                .containsExactly(new Raise("SPE", Urgency.IMMEDIATE, "r2", DAY.plusDays(5)));
    }

    @Test
    void aRatingThatWaitsForItsReviewerOrWasReplacedOrRetractedDoesNotCount() {
        ratings.add(new Rating("pending", "IMPE", Urgency.IMMEDIATE, DAY, 1, Act.RATING, null, false, false));
        ratings.add(new Rating("void", "IMPE", Urgency.IMMEDIATE, DAY, 2, Act.RATING, null, true, true));
        ratings.add(new Rating("old", "IMPE", Urgency.IMMEDIATE, DAY, 3, Act.RATING, null, true, false));
        ratings.add(new Rating("new", "IMPE", Urgency.NONE, DAY, 4, Act.CORRECTION, "old", true, false));

        assertThat(on(DAY).actions()).isEmpty();
    }

    @Test
    void aRevisedRatingCountsUntilItsRevisionTakesHoldSoTheClockIsNotSetBack() {
        rate("r1", Urgency.DUE, DAY);
        ratings.add(new Rating("r2", "IMPE", Urgency.DUE, DAY.plusDays(30), 2, Act.REVISION, "r1", true, false));

        assertThat(on(DAY.plusDays(60)).actions()).containsExactly(new Raise("SPE", Urgency.DUE, "r1", DAY));
    }

    @Test
    void aRatingWhoseRevisionWasRetractedCountsAgain() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        ratings.add(new Rating("r2", "IMPE", Urgency.NONE, DAY, 2, Act.REVISION, "r1", true, true));

        assertThat(on(DAY).actions()).containsExactly(new Raise("SPE", Urgency.IMMEDIATE, "r1", DAY));
    }

    @Test
    void anotherRolesRatingDoesNotCount() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        roles.add(role(9, "SPE", DAY.plusDays(3), true));

        assertThat(on(DAY.plusDays(3)).actions()).isEmpty();
    }

    @Test
    void aProposalInTimeKeepsThePromotionFromBeingLateUntilItsDecisionIs() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        cases.add(new Case(true, "IMPE", "SPE", DAY, DAY.plusDays(30), null, null));

        assertThat(on(DAY.plusDays(29)).actions()).isEmpty();
        assertThat(on(DAY.plusDays(29)).nextCheckOn()).contains(DAY.plusDays(30));
        assertThat(on(DAY.plusDays(30)).actions()).containsExactly(new Raise("SPE", Urgency.IMMEDIATE, "r1", DAY));
    }

    @Test
    void aProposalThatCameTooLateKeepsNothingAway() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        cases.add(new Case(true, "IMPE", "SPE", DAY.plusDays(1), DAY.plusDays(31), null, null));

        assertThat(on(DAY.plusDays(1)).actions()).containsExactly(new Raise("SPE", Urgency.IMMEDIATE, "r1", DAY));
    }

    @Test
    void nothingIsRaisedWhileAPromotionWaitsForItsDay() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        roles.add(role(9, "SPE", DAY.plusDays(3), true));
        assertThat(on(DAY).actions()).isEmpty();
    }

    @Test
    void aDeclinedCaseRestartsTheClockFromItsReviewDate() {
        rate("r1", Urgency.DUE, DAY);
        cases.add(new Case(false, "IMPE", "SPE", DAY, DAY.plusDays(30), DAY.plusDays(20), DAY.plusDays(50)));

        assertThat(on(DAY.plusDays(60)).actions()).isEmpty();
        assertThat(on(DAY.plusDays(60)).nextCheckOn()).contains(DAY.plusDays(110));
        assertThat(on(DAY.plusDays(110)).actions())
                .containsExactly(new Raise("SPE", Urgency.DUE, "r1", DAY.plusDays(50)));
    }

    @Test
    void anAlertWhoseCauseEndedIsResolved() {
        alert("a1", Urgency.OVERDUE, DAY, null);
        rate("r1", Urgency.OVERDUE, DAY);
        rate("r2", Urgency.NONE, DAY.plusDays(1));

        assertThat(on(DAY).actions()).isEmpty();
        assertThat(on(DAY.plusDays(1)).actions()).containsExactly(new Resolve("a1"));
    }

    @Test
    void aFuturePromotionResolvesItsAlertOnItsDay() {
        rate("r1", Urgency.OVERDUE, DAY);
        alert("a1", Urgency.OVERDUE, DAY, DAY.plusDays(30));
        roles.add(role(9, "SPE", DAY.plusDays(40), true));

        assertThat(on(DAY.plusDays(39)).actions()).isEmpty();
        assertThat(on(DAY.plusDays(39)).nextCheckOn()).contains(DAY.plusDays(40));
        assertThat(on(DAY.plusDays(40)).actions()).containsExactly(new Resolve("a1"));
    }

    @Test
    void anAlertOfSomebodyWhoLeftIsResolvedAndNothingIsRaised() {
        rate("r1", Urgency.IMMEDIATE, DAY);
        alert("a1", Urgency.OVERDUE, DAY, null);
        departedOn = DAY.plusDays(2);

        assertThat(on(DAY.plusDays(2)).actions()).containsExactly(new Resolve("a1"));
    }

    @Test
    void anUnansweredAlertEscalatesOnItsDayAndNotWhileSnoozed() {
        rate("r1", Urgency.OVERDUE, DAY);
        alerts.add(new Alert("a1", "IMPE", "SPE", Urgency.OVERDUE, DAY, DAY, DAY.plusDays(30), 1, null, false));
        assertThat(on(DAY.plusDays(29)).actions()).isEmpty();
        assertThat(on(DAY.plusDays(29)).nextCheckOn()).contains(DAY.plusDays(30));
        assertThat(on(DAY.plusDays(30)).actions()).containsExactly(new Escalate("a1", 2));

        alerts.set(
                0,
                new Alert(
                        "a1", "IMPE", "SPE", Urgency.OVERDUE, DAY, DAY, DAY.plusDays(30), 1, DAY.plusDays(35), false));
        assertThat(on(DAY.plusDays(30)).actions()).isEmpty();
        assertThat(on(DAY.plusDays(35)).actions()).containsExactly(new Escalate("a1", 2));
    }

    @Test
    void anAlertAtTheEndOfThePathEscalatesNoFurther() {
        rate("r1", Urgency.OVERDUE, DAY);
        alerts.add(new Alert("a1", "IMPE", "SPE", Urgency.OVERDUE, DAY, DAY, null, 4, null, false));

        assertThat(on(DAY.plusDays(300)).actions()).isEmpty();
        assertThat(on(DAY.plusDays(300)).nextCheckOn()).isEmpty();
    }

    @Test
    void nothingIsRaisedAtTheTopOfTheLadder() {
        roles.set(0, role(0, "SPE", DAY.minusYears(1), false));
        ratings.add(new Rating("r1", "SPE", Urgency.IMMEDIATE, DAY, 1, Act.RATING, null, true, false));

        assertThat(on(DAY)).isEqualTo(new Assessment(List.of(), Optional.empty()));
    }

    private Assessment on(LocalDate today) {
        return PromotionWatch.assess(new Watched("e1", 7, roles, departedOn, ratings, cases, alerts), FRAMEWORK, today);
    }

    private void rate(String id, Urgency urgency, LocalDate on) {
        ratings.add(new Rating(id, "IMPE", urgency, on, ratings.size() + 1, Act.RATING, null, true, false));
    }

    private void alert(String id, Urgency urgency, LocalDate on, @Nullable LocalDate escalateOn) {
        alerts.add(new Alert(id, "IMPE", "SPE", urgency, on, on, escalateOn, 1, null, false));
    }

    private static RoleHeld role(long recorded, String roleId, LocalDate from, boolean promoted) {
        return new RoleHeld(recorded, roleId, from, promoted);
    }
}
