package dev.assay.domain;

import static dev.assay.domain.Stories.day;
import static dev.assay.domain.Stories.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.RatingRecord.Act;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveRatingsTest {

    private final Stories story = new Stories().registered("IMPE", day(1, 1));

    @Test
    void ofTwoRatingsOfOneDayTheOneRecordedLastIsInForceAndTheOtherNever() {
        story.rated("one", "IMPE", day(2, 1)).rated("two", "IMPE", day(2, 1));

        assertThat(inForce(2, 1)).isEqualTo("two");
        assertThat(succession(3, 1)).containsExactly("two");
        assertThat(ratings().counting(day(3, 1))).hasSize(2);
        assertThat(ratings().spans(day(3, 1))).containsOnlyKeys(id("two"));
    }

    @Test
    void aRatingIsInForceAgainOnceWhatHadTakenItsPlaceCeasesToHold() {
        story.rated("one", "IMPE", day(2, 1))
                .rated("two", "IMPE", day(3, 1))
                .revised("elsewhere", "two", "EM", day(4, 2));

        assertThat(inForce(4, 1)).isEqualTo("two");
        assertThat(inForce(4, 2)).isEqualTo("one");
        assertThat(succession(4, 2)).containsExactly("one", "two", "one");
        assertThat(ratings().spans(day(5, 1)).get(id("one")))
                .containsExactly(new Span(day(2, 1), day(3, 1)), new Span(day(4, 2), null));
    }

    @Test
    void aTimeWithoutAnyRatingBreaksTheSuccession() {
        story.rated("one", "IMPE", day(2, 1))
                .revised("elsewhere", "one", "EM", day(3, 1))
                .rated("two", "IMPE", day(4, 1));

        assertThat(ratings().inForce(day(3, 15))).isEmpty();
        assertThat(succession(4, 1)).containsExactly("two");
    }

    @Test
    void aRevisionOfARevisionSupersedesBothFromItsDayOn() {
        story.rated("one", "IMPE", day(2, 1))
                .revised("two", "one", "IMPE", day(4, 1))
                .revised("three", "two", "IMPE", day(3, 1));

        assertThat(status("one", 2, 28)).isEqualTo(RatingStatus.COUNTS);
        assertThat(status("one", 3, 1)).isEqualTo(RatingStatus.SUPERSEDED);
        assertThat(status("two", 4, 1)).isEqualTo(RatingStatus.SUPERSEDED);
        assertThat(inForce(4, 2)).isEqualTo("three");
    }

    @Test
    void whatBecameOfARatingAfterAllDoesNotAskForTheDay() {
        story.rated("one", "IMPE", day(2, 1)).revised("two", "one", "IMPE", day(9, 1));

        assertThat(status("one", 8, 31)).isEqualTo(RatingStatus.COUNTS);
        assertThat(ratings().status(rating("one"))).isEqualTo(RatingStatus.SUPERSEDED);
        assertThat(ratings().status(rating("two"))).isEqualTo(RatingStatus.COUNTS);
    }

    @Test
    void aRetractedCorrectionOfARevisionBringsBackWhatTheRevisionHadSuperseded() {
        story.rated("one", "IMPE", day(2, 1))
                .revised("two", "one", "IMPE", day(3, 1))
                .corrected("right", "two", "IMPE", day(3, 1))
                .reviewed("right", "CORRECTION", "CONFIRMED")
                .retracted("right", day(3, 1));

        assertThat(status("two", 5, 1)).isEqualTo(RatingStatus.CORRECTED);
        assertThat(status("right", 5, 1)).isEqualTo(RatingStatus.RETRACTED);
        assertThat(inForce(5, 1)).isEqualTo("one");
        assertThat(ratings().successors(id("two")))
                .extracting(RatingRecord::act)
                .containsExactly(Act.CORRECTION);
        assertThat(ratings().successors(id("right"))).isEmpty();
    }

    @Test
    void whatWaitsOrWasRejectedChangesNothing() {
        story.rated("one", "IMPE", day(2, 1))
                .revised("waits", "one", "IMPE", day(3, 1), "LARGE_MOVE")
                .corrected("wrong", "one", "IMPE", day(2, 1))
                .reviewed("wrong", "CORRECTION", "REJECTED");

        assertThat(status("waits", 5, 1)).isEqualTo(RatingStatus.PENDING_REVIEW);
        assertThat(status("wrong", 5, 1)).isEqualTo(RatingStatus.REJECTED);
        assertThat(inForce(5, 1)).isEqualTo("one");

        story.reviewed("waits", "REVISION", "CONFIRMED");
        assertThat(inForce(5, 1)).isEqualTo("waits");
    }

    @Test
    void theWordOnARetractionSaysNothingAboutTheRating() {
        story.rated("one", "IMPE", day(2, 1))
                .add(new RatingRetractionRequested(
                        Stories.ENGINEER, id("one"), id("boss"), "OTHER", "No basis", day(5, 1)));
        assertThat(rating("one").retraction()).isNotNull();

        story.reviewed("one", "RETRACTION", "REJECTED");
        assertThat(rating("one").retraction()).isNull();
        assertThat(inForce(5, 1)).isEqualTo("one");

        story.retracted("one", day(2, 1));
        assertThat(ratings().inForce(day(5, 1))).isEmpty();
        assertThat(status("one", 2, 1)).isEqualTo(RatingStatus.RETRACTED);
    }

    @Test
    void ratingsGivenBeforeARoleWasTakenUpStayBehind() {
        story.rated("one", "IMPE", day(2, 1)).moved("EM", day(3, 1)).moved("IMPE", day(4, 1));

        assertThat(inForce(2, 28)).isEqualTo("one");
        assertThat(ratings().inForce(day(3, 1))).isEmpty();
        assertThat(ratings().inForce(day(4, 1))).isEmpty();
        assertThat(ratings().spans(day(5, 1)).get(id("one"))).containsExactly(new Span(day(2, 1), day(3, 1)));
    }

    @Test
    void aLongChainOfRevisionsIsReadWithoutDeepRecursion() {
        story.rated("0", "IMPE", day(2, 1));
        for (int next = 1; next <= 3_000; next++) {
            story.revised(Integer.toString(next), Integer.toString(next - 1), "IMPE", day(2, 1));
        }

        assertThat(inForce(2, 1)).isEqualTo("3000");
        assertThat(succession(2, 1)).containsExactly("3000");
    }

    private EffectiveRatings ratings() {
        return story.state.effectiveRatings();
    }

    private RatingRecord rating(String name) {
        return story.state.ratings().stream()
                .filter(rating -> rating.ratingId().equals(id(name)))
                .findFirst()
                .orElseThrow();
    }

    private RatingStatus status(String name, int month, int day) {
        return ratings().status(rating(name), day(month, day));
    }

    private String inForce(int month, int day) {
        return name(ratings().inForce(day(month, day)).orElseThrow());
    }

    private List<String> succession(int month, int day) {
        return ratings().succession(day(month, day)).stream().map(this::name).toList();
    }

    private String name(RatingRecord rating) {
        return List.of("one", "two", "three", "right", "wrong", "waits", "elsewhere", "3000").stream()
                .filter(name -> id(name).equals(rating.ratingId()))
                .findFirst()
                .orElseThrow();
    }
}
