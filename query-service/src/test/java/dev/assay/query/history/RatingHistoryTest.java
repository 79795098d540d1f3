package dev.assay.query.history;

import static dev.assay.domain.RatingStatus.CORRECTED;
import static dev.assay.domain.RatingStatus.COUNTS;
import static dev.assay.domain.RatingStatus.PENDING_REVIEW;
import static dev.assay.domain.RatingStatus.REJECTED;
import static dev.assay.domain.RatingStatus.RETRACTED;
import static dev.assay.domain.RatingStatus.SUPERSEDED;
import static dev.assay.query.history.Script.day;
import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.RatingStatus;
import dev.assay.domain.Span;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.RosterEvent.EngineerDeparted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RatingHistoryTest {

    private final Script script = new Script().registered("ada", "IMPE", "max", "2025-01-01");

    @Test
    void aBackDatedRatingHoldsBetweenItsNeighbours() {
        script.rated("ada", "spring", "3/Mid", "2025-03-01")
                .rated("ada", "autumn", "4/Low", "2025-09-01")
                .rated("ada", "summer", "3/High", "2025-06-01");

        assertThat(inForce("2025-02-28")).isNull();
        assertThat(inForce("2025-05-31")).isEqualTo("3/Mid");
        assertThat(inForce("2025-06-01")).isEqualTo("3/High");
        assertThat(inForce("2025-12-31")).isEqualTo("4/Low");
        assertThat(spans("summer")).containsExactly(new Span(day("2025-06-01"), day("2025-09-01")));
        assertThat(spans("autumn")).containsExactly(new Span(day("2025-09-01"), null));
    }

    @Test
    void ofTwoRatingsOfOneDayTheLaterRecordedHolds() {
        script.rated("ada", "first", "3/Mid", "2025-03-01").rated("ada", "second", "3/Low", "2025-03-01");

        assertThat(inForce("2025-03-01")).isEqualTo("3/Low");
        assertThat(spans("first")).isEmpty();
    }

    @Test
    void aRevisionSupersedesFromItsOwnDayOn() {
        script.rated("ada", "first", "3/Mid", "2025-03-01")
                .revised("ada", "second", "first", "3/Mid", "4/Low", "2025-06-01");

        assertThat(status("first", "2025-05-31")).isEqualTo(COUNTS);
        assertThat(inForce("2025-05-31")).isEqualTo("3/Mid");
        assertThat(status("first", "2025-06-01")).isEqualTo(SUPERSEDED);
        assertThat(inForce("2025-06-01")).isEqualTo("4/Low");
    }

    @Test
    void aCorrectionTakesThePlaceFromTheBeginningOnceConfirmed() {
        script.rated("ada", "first", "3/Mid", "2025-03-01")
                .corrected("ada", "right", "first", "3/Mid", "3/High", "2025-03-01");

        assertThat(status("right", "2025-12-31")).isEqualTo(PENDING_REVIEW);
        assertThat(inForce("2025-12-31")).isEqualTo("3/Mid");

        script.reviewed("ada", "right", "CORRECTION", "CONFIRMED", "2025-07-01");

        assertThat(status("first", "2025-03-01")).isEqualTo(CORRECTED);
        assertThat(inForce("2025-03-01")).isEqualTo("3/High");
    }

    @Test
    void aRejectedCorrectionLeavesEverythingAsItWas() {
        script.rated("ada", "first", "3/Mid", "2025-03-01")
                .corrected("ada", "wrong", "first", "3/Mid", "5/High", "2025-03-01")
                .reviewed("ada", "wrong", "CORRECTION", "REJECTED", "2025-07-01");

        assertThat(status("wrong", "2025-12-31")).isEqualTo(REJECTED);
        assertThat(status("first", "2025-12-31")).isEqualTo(COUNTS);
        assertThat(inForce("2025-12-31")).isEqualTo("3/Mid");
    }

    @Test
    void aRetractedRatingIsVoidFromTheBeginning() {
        script.rated("ada", "first", "3/Mid", "2025-03-01")
                .rated("ada", "second", "4/High", "2025-06-01")
                .retracted("ada", "second", "4/High", "2025-06-01");

        assertThat(status("second", "2025-06-01")).isEqualTo(RETRACTED);
        assertThat(inForce("2025-12-31")).isEqualTo("3/Mid");
        assertThat(spans("first")).containsExactly(new Span(day("2025-03-01"), null));
    }

    @Test
    void aVoidRevisionSupersedesNothing() {
        script.rated("ada", "first", "3/Mid", "2025-03-01")
                .revised("ada", "second", "first", "3/Mid", "4/Low", "2025-06-01")
                .retracted("ada", "second", "4/Low", "2025-06-01");

        assertThat(status("first", "2025-12-31")).isEqualTo(COUNTS);
        assertThat(inForce("2025-12-31")).isEqualTo("3/Mid");
    }

    @Test
    void aVoidCorrectionOfARevisionBringsBackWhatTheRevisionReplaced() {
        script.rated("ada", "first", "3/Mid", "2025-03-01")
                .revised("ada", "second", "first", "3/Mid", "4/Low", "2025-06-01")
                .corrected("ada", "third", "second", "4/Low", "4/Mid", "2025-06-01")
                .reviewed("ada", "third", "CORRECTION", "CONFIRMED", "2025-07-01")
                .retracted("ada", "third", "4/Mid", "2025-06-01");

        assertThat(status("second", "2025-12-31")).isEqualTo(CORRECTED);
        assertThat(inForce("2025-12-31")).isEqualTo("3/Mid");
    }

    @Test
    void aRatingThatWaitsForItsSecondReviewerDoesNotCount() {
        script.ratedUnsure("ada", "first", "4/High", "2025-03-01");

        assertThat(status("first", "2025-12-31")).isEqualTo(PENDING_REVIEW);
        assertThat(inForce("2025-12-31")).isNull();

        script.reviewed("ada", "first", "RATING", "CONFIRMED", "2025-03-10");

        assertThat(inForce("2025-03-01")).isEqualTo("4/High");
    }

    @Test
    void inTheNewRoleTheEngineerIsUnratedFromTheDayOfTheChange() {
        script.rated("ada", "first", "4/High", "2025-03-01")
                .add(new PromotionApproved(
                        id("ada"), id("case"), id("panel"), "IMPE", "SPE", "Ready", day("2025-08-01")));

        assertThat(inForce("2025-07-31")).isEqualTo("4/High");
        assertThat(inForce("2025-08-01")).isNull();
        assertThat(history().roleOn(day("2025-08-01"))).contains("SPE");
        assertThat(spans("first")).containsExactly(new Span(day("2025-03-01"), day("2025-08-01")));
    }

    @Test
    void backInAnEarlierRoleTheOldRatingsStayBehind() {
        script.rated("ada", "first", "3/Mid", "2025-03-01")
                .moved("ada", "IMPE", "EM", "2025-06-01")
                .moved("ada", "EM", "IMPE", "2025-09-01");

        assertThat(inForce("2025-05-31")).isEqualTo("3/Mid");
        assertThat(inForce("2025-09-01")).isNull();
    }

    @Test
    void afterTheDepartureNoRatingIsInForce() {
        script.rated("ada", "first", "3/Mid", "2025-03-01")
                .add(new EngineerDeparted(id("ada"), null, day("2025-10-01")));

        assertThat(inForce("2025-09-30")).isEqualTo("3/Mid");
        assertThat(inForce("2025-10-01")).isNull();
        assertThat(spans("first")).containsExactly(new Span(day("2025-03-01"), day("2025-10-01")));
    }

    @Test
    void withdrawnEvidenceFlagsTheRatingAndChangesNothing() {
        script.rated("ada", "first", "3/Mid", "2025-03-01").withdrawn("ada", "proof", "2025-04-01", "first");

        assertThat(rating("first").withdrawnEvidence()).containsExactly(id("proof"));
        assertThat(inForce("2025-12-31")).isEqualTo("3/Mid");
    }

    private RatingHistory history() {
        return RatingHistory.of(script.events());
    }

    private KnownRating rating(String name) {
        return history().rating(id(name)).orElseThrow();
    }

    private RatingStatus status(String name, String day) {
        return history().status(rating(name), day(day));
    }

    private @Nullable String inForce(String day) {
        return history().inForce(day(day)).map(KnownRating::cell).orElse(null);
    }

    private List<Span> spans(String name) {
        return history().spans(day("2026-12-31")).getOrDefault(id(name), List.of());
    }
}
