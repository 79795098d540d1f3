package dev.assay.query.timeline;

import static dev.assay.query.history.Script.day;
import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.query.access.Visibility;
import dev.assay.query.access.VisibilityFilter;
import dev.assay.query.history.Golden;
import dev.assay.query.history.Script;
import dev.assay.query.timeline.TimelineAnswer.Entry;
import dev.assay.query.timeline.TimelineFold.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineFoldTest {

    @Test
    void theStoryIsToldByEffectiveDateAndThenByRecording() {
        List<Envelope> events = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .rated("ada", "autumn", "4/Low", "2025-09-01")
                .evidence("ada", "proof", "2025-03-01")
                .rated("ada", "spring", "3/Mid", "2025-03-01")
                .events();

        assertThat(story(events, window(null, null)))
                .extracting(Entry::what)
                .containsExactly("Engineer registered", "Evidence recorded", "Engineer rated", "Engineer rated");
        assertThat(story(events, window(null, null))).extracting(Entry::version).containsExactly(0L, 2L, 3L, 1L);
    }

    @Test
    void whatCameFromAnotherSystemSaysSo() {
        List<Envelope> events = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .ratedElsewhere("ada", "first", "3/Mid", "2025-03-01")
                .events();

        assertThat(story(events, window(null, null)))
                .extracting(entry -> entry.facts().get("provenance"))
                .containsExactly(null, "IMPORTED");
    }

    @Test
    void fromAndToBoundTheStoryButNotWhatBecameOfItsFacts() {
        List<Envelope> events = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .evidence("ada", "proof", "2025-03-01")
                .withdrawn("ada", "proof", "2025-08-01")
                .events();

        List<Entry> march = story(events, new Window(day("2025-03-01"), day("2025-03-31"), null, null));

        assertThat(march).singleElement().satisfies(entry -> assertThat(entry.status())
                .isEqualTo("WITHDRAWN"));
    }

    @Test
    void asOfADayNothingThatHoldsLaterIsTold() {
        List<Envelope> events = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .rated("ada", "first", "3/Mid", "2025-03-01")
                .revised("ada", "second", "first", "3/Mid", "4/Low", "2025-06-01")
                .moved("ada", "IMPE", "SPE", "2025-09-01")
                .events();

        assertThat(story(events, window("2025-05-31", null)))
                .extracting(Entry::type, Entry::status)
                .containsExactly(tuple("roster.engineer-registered", null), tuple("rating.engineer-rated", "COUNTS"));
        assertThat(story(events, window("2025-06-01", null)))
                .extracting(Entry::status)
                .containsExactly(null, "SUPERSEDED", "COUNTS");
    }

    @Test
    void asKnownAtAnInstantNothingThatWasRecordedLaterIsTold() {
        List<Envelope> events = new Script()
                .at("2025-01-01T00:00:00Z")
                .registered("ada", "IMPE", "max", "2025-01-01")
                .at("2025-03-05T00:00:00Z")
                .rated("ada", "first", "3/Mid", "2025-03-01")
                .at("2025-08-01T00:00:00Z")
                .retracted("ada", "first", "3/Mid", "2025-03-01")
                .events();

        assertThat(story(events, window(null, "2025-07-31T00:00:00Z")))
                .extracting(Entry::status)
                .containsExactly(null, "COUNTS");
        assertThat(story(events, window(null, null)))
                .extracting(Entry::status)
                .containsExactly(null, "RETRACTED", null);
    }

    @Test
    void everyEntryNamesTheManagerAndTheRoleOfItsDay() {
        List<Envelope> events = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .managed("ada", "max", "kim", "2025-06-01")
                .moved("ada", "IMPE", "EM", "2025-07-01")
                .evidence("ada", "early", "2025-05-31")
                .evidence("ada", "late", "2025-08-01")
                .events();

        List<Entry> story = story(events, window(null, null));

        assertThat(story)
                .extracting(Entry::managerId)
                .containsExactly(id("max"), id("max"), id("kim"), id("kim"), id("kim"));
        assertThat(story).extracting(Entry::roleId).containsExactly("IMPE", "IMPE", "IMPE", "EM", "EM");
    }

    @Test
    void alertsAndCasesSayHowTheyStandOnTheDay() {
        List<Envelope> events = promotion().events();

        assertThat(statusOf(events, "alert.promotion-overdue-raised", "2025-06-15"))
                .isEqualTo("OPEN");
        assertThat(statusOf(events, "alert.promotion-overdue-raised", "2025-06-20"))
                .isEqualTo("SNOOZED");
        assertThat(statusOf(events, "alert.promotion-overdue-raised", "2025-07-01"))
                .isEqualTo("OPEN");
        assertThat(statusOf(events, "alert.promotion-overdue-raised", "2025-12-31"))
                .isEqualTo("RESOLVED");
        assertThat(statusOf(events, "promotion.promotion-proposed", "2025-07-09"))
                .isEqualTo("OPEN");
        // Decided on 10 July, with the new role from 1 October on.
        assertThat(statusOf(events, "promotion.promotion-proposed", "2025-07-10"))
                .isEqualTo("APPROVED");
    }

    @Test
    void aCorrectionWaitsForItsSecondReviewerUntilItIsConfirmed() {
        Script script = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .rated("ada", "first", "3/Mid", "2025-03-01")
                .corrected("ada", "right", "first", "3/Mid", "3/High", "2025-03-01");
        assertThat(story(script.events(), window(null, null)).getLast().what())
                .isEqualTo("Rating corrected, waiting for a second reviewer");

        List<Envelope> confirmed = script.reviewed("ada", "right", "CORRECTION", "CONFIRMED", "2025-07-01")
                .events();
        assertThat(story(confirmed, window(null, null)).get(2))
                .extracting(Entry::what, Entry::status)
                .containsExactly("Rating corrected", "COUNTS");
    }

    /// The list of alerts and the decider say the same.
    @Test
    void anAlertWhoseClockWasSetAnewStandsOpen() {
        List<Envelope> events = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .add(raised("2025-06-15"))
                .add(new AlertTakenUp(id("ada"), id("alert"), id("case"), day("2025-07-15"), day("2025-06-16")))
                .add(new AlertClockRestarted(
                        id("ada"),
                        id("alert"),
                        id("case"),
                        day("2025-10-01"),
                        day("2025-10-01"),
                        day("2025-10-15"),
                        day("2025-06-20")))
                .events();

        assertThat(statusOf(events, "alert.promotion-overdue-raised", "2025-06-19"))
                .isEqualTo("IN_PROGRESS");
        assertThat(statusOf(events, "alert.promotion-overdue-raised", "2025-06-20"))
                .isEqualTo("OPEN");
    }

    @Test
    void engineersSeeNeitherUnsharedRatingsNorAlertsNorUndecidedCases() {
        List<Envelope> events = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .rated("ada", "secret", "2/High", "2025-02-01")
                .revised("ada", "told", "secret", "2/High", "3/Mid", "2025-03-01")
                .shared("ada", "told", "2025-03-02")
                .withdrawn("ada", "proof", "2025-04-01", "secret", "told")
                .add(raised("2025-06-15"))
                .add(proposed("2025-07-01"))
                .events();

        List<Entry> own = fold(events, Visibility.OWN, window(null, null)).entries();

        assertThat(own)
                .extracting(Entry::type)
                .containsExactly(
                        "roster.engineer-registered",
                        "rating.engineer-rated",
                        "rating.rating-shared",
                        "evidence.evidence-withdrawn");
        assertThat(EventJson.mapper().writeValueAsString(own))
                .doesNotContain(id("secret").toString(), "2/High");
        assertThat(own.get(3).facts()).doesNotContainKey("flaggedRatingIds");
    }

    @Test
    void engineersSeeADecidedCaseFromItsProposalOn() {
        assertThat(fold(promotion().events(), Visibility.OWN, window(null, null))
                        .entries())
                .extracting(Entry::type)
                .containsExactly(
                        "roster.engineer-registered", "promotion.promotion-proposed", "promotion.promotion-approved");
    }

    @Test
    void theOrderInWhichTheEventsAreReadDoesNotMatter() {
        List<Envelope> events = promotion().events();
        List<Envelope> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(fold(shuffled, Visibility.FULL, window(null, null)))
                .isEqualTo(fold(events, Visibility.FULL, window(null, null)));
    }

    @Test
    void theStoryOfAPromotionIsAsWrittenDown() {
        Golden.assertAnswer("timeline", fold(promotion().events(), Visibility.FULL, window(null, null)));
    }

    private static Script promotion() {
        return new Script()
                .at("2025-01-01T08:00:00Z")
                .registered("ada", "IMPE", "max", "2025-01-01")
                .at("2025-06-15T08:00:00Z")
                .by("max")
                .rated("ada", "high", "4/High", "2025-06-14")
                .by("policy")
                .add(raised("2025-06-15"))
                .by("max")
                .add(new AlertAcknowledged(id("ada"), id("alert"), id("max"), "Preparing the case", day("2025-06-16")))
                .add(new AlertSnoozed(
                        id("ada"),
                        id("alert"),
                        id("max"),
                        day("2025-06-30"),
                        "Waiting for the panel",
                        day("2025-06-17")))
                .at("2025-07-01T08:00:00Z")
                .add(proposed("2025-07-01"))
                .at("2025-07-10T08:00:00Z")
                .by("panel")
                .add(new PromotionApproved(
                        id("ada"), id("case"), id("panel"), "IMPE", "SPE", "Works at that level", day("2025-10-01")))
                .at("2025-10-01T00:10:00Z")
                .by("policy")
                .add(new AlertResolved(id("ada"), id("alert"), "PROMOTED", day("2025-10-01")));
    }

    private static PromotionProposed proposed(String on) {
        return new PromotionProposed(
                id("ada"), id("case"), id("max"), "IMPE", "SPE", "Leads two teams", null, day("2025-07-31"), day(on));
    }

    private static PromotionOverdueRaised raised(String on) {
        return new PromotionOverdueRaised(
                id("ada"),
                id("alert"),
                "IMPE",
                "SPE",
                "IMMEDIATE",
                "CRITICAL",
                id("high"),
                id("high"),
                "4/High",
                "BUSINESS_IMPACT",
                "Promote without delay.",
                day("2025-06-14"),
                day("2025-06-14"),
                day("2025-06-29"),
                0,
                day(on));
    }

    private static @Nullable String statusOf(List<Envelope> events, String type, String asOf) {
        return story(events, window(asOf, null)).stream()
                .filter(entry -> entry.type().equals(type))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static List<Entry> story(List<Envelope> events, Window window) {
        return fold(events, Visibility.FULL, window).entries();
    }

    private static TimelineAnswer fold(List<Envelope> events, Visibility visibility, Window window) {
        LocalDate today = day("2026-11-21");
        return TimelineFold.fold(id("ada"), events, VisibilityFilter.of(visibility, events, today), window, today);
    }

    private static Window window(@Nullable String asOf, @Nullable String knownAt) {
        return new Window(null, null, asOf == null ? null : day(asOf), knownAt == null ? null : Instant.parse(knownAt));
    }
}
