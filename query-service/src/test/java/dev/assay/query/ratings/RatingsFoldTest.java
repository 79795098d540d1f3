package dev.assay.query.ratings;

import static dev.assay.query.history.Script.day;
import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.query.access.Visibility;
import dev.assay.query.access.VisibilityFilter;
import dev.assay.query.history.Golden;
import dev.assay.query.history.Script;
import dev.assay.query.ratings.RatingsAnswer.Rating;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RatingsFoldTest {

    @Test
    void everyDayAsKnownAtEveryInstantEqualsTheSlowWay() {
        Map<String, Integer> seen = new HashMap<>();
        for (long one = 0; one < 12; one++) {
            long seed = one;
            List<Envelope> events = RandomRatings.of(seed);
            List<Envelope> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, new Random(seed));
            for (Envelope latest : events) {
                for (int day = -1; day <= RandomRatings.DAYS; day++) {
                    LocalDate asOf = RandomRatings.FIRST.plusDays(day);
                    RatingsAnswer answer = full(shuffled, asOf, latest.recordedAt());
                    RatingsOracle oracle = new RatingsOracle(events, asOf, latest.recordedAt());
                    Supplier<String> where =
                            () -> "seed " + seed + ", as of " + asOf + ", known at version " + latest.version();
                    assertThat(inForce(answer)).as(where).isEqualTo(oracle.inForce());
                    Map<UUID, String> statuses = new HashMap<>();
                    answer.ratings()
                            .forEach(rating -> statuses.put(
                                    rating.ratingId(), rating.status().name()));
                    assertThat(statuses).as(where).isEqualTo(oracle.statuses());
                    statuses.values().forEach(status -> seen.merge(status, 1, Integer::sum));
                    if (oracle.inForce() != null) {
                        seen.merge("in force", 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(seen.keySet())
                .as("the random histories reach every status")
                .containsExactlyInAnyOrder(
                        "COUNTS", "PENDING_REVIEW", "REJECTED", "SUPERSEDED", "CORRECTED", "RETRACTED", "in force");
    }

    @Test
    void aRatingFromAnotherSystemSaysSo() {
        List<Envelope> events = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .ratedElsewhere("ada", "first", "3/Mid", "2025-03-01")
                .rated("ada", "second", "4/Low", "2025-06-01")
                .events();

        assertThat(full(events, day("2025-12-31"), null).ratings())
                .extracting(Rating::ratingId, Rating::provenance)
                .containsExactly(tuple(id("second"), null), tuple(id("first"), "IMPORTED"));
    }

    @Test
    void theSpansOfARatingAreTheDaysOnWhichItIsInForce() {
        for (long seed = 100; seed < 130; seed++) {
            List<Envelope> events = RandomRatings.of(seed);
            LocalDate last = RandomRatings.FIRST.plusDays(RandomRatings.DAYS);
            RatingsAnswer answer = full(events, last, null);
            for (int day = 0; day <= RandomRatings.DAYS; day++) {
                LocalDate asOf = RandomRatings.FIRST.plusDays(day);
                UUID inForce = inForce(full(events, asOf, null));
                List<UUID> spanning = answer.ratings().stream()
                        .filter(rating -> spans(rating, asOf))
                        .map(Rating::ratingId)
                        .toList();
                assertThat(spanning)
                        .as("seed " + seed + ", as of " + asOf)
                        .isEqualTo(inForce == null ? List.of() : List.of(inForce));
            }
        }
    }

    @Test
    void whatIsLearnedLaterDoesNotChangeWhatWasKnownThen() {
        List<Envelope> events = new Script()
                .at("2025-01-01T00:00:00Z")
                .registered("ada", "IMPE", "max", "2025-01-01")
                .at("2025-03-05T10:00:00Z")
                .rated("ada", "first", "3/Mid", "2025-03-01")
                .at("2025-07-01T10:00:00Z")
                .corrected("ada", "right", "first", "3/Mid", "3/High", "2025-03-01")
                .at("2025-07-02T10:00:00Z")
                .reviewed("ada", "right", "CORRECTION", "CONFIRMED", "2025-07-02")
                .at("2025-09-01T10:00:00Z")
                .retracted("ada", "right", "3/High", "2025-03-01")
                .events();

        assertThat(cell(events, "2025-04-01", "2025-03-04T00:00:00Z")).isNull();
        assertThat(cell(events, "2025-04-01", "2025-06-30T00:00:00Z")).isEqualTo("3/Mid");
        assertThat(cell(events, "2025-04-01", "2025-07-01T12:00:00Z")).isEqualTo("3/Mid");
        assertThat(cell(events, "2025-04-01", "2025-07-02T10:00:00Z")).isEqualTo("3/High");
        assertThat(cell(events, "2025-04-01", null)).isNull();
    }

    @Test
    void engineersSeeOnlyWhatWasSharedAndNothingHintsAtTheRest() {
        List<Envelope> events = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .rated("ada", "secret", "2/High", "2025-02-01")
                .revised("ada", "told", "secret", "2/High", "3/Mid", "2025-03-01")
                .shared("ada", "told", "2025-03-02")
                .revised("ada", "hidden", "told", "3/Mid", "4/Low", "2025-06-01")
                .corrected("ada", "pending", "hidden", "4/Low", "4/High", "2025-06-01")
                .add(new RatingRetractionRequested(
                        id("ada"), id("told"), id("max"), "DUPLICATE", "Entered twice", day("2025-06-02")))
                .events();

        LocalDate today = day("2025-12-31");
        RatingsAnswer own =
                RatingsFold.fold(id("ada"), events, VisibilityFilter.of(Visibility.OWN, events, today), today, null);

        assertThat(own.ratings()).singleElement().satisfies(rating -> {
            assertThat(rating.ratingId()).isEqualTo(id("told"));
            assertThat(rating.status().name()).isEqualTo("COUNTS");
            assertThat(rating.from()).isNull();
            assertThat(rating.replacedBy()).isEmpty();
            assertThat(rating.retractionRequested()).isNull();
        });
        assertThat(inForce(own)).isEqualTo(id("told"));
        String text = EventJson.mapper().writeValueAsString(own);
        assertThat(text)
                .doesNotContain(
                        id("secret").toString(),
                        id("hidden").toString(),
                        id("pending").toString());
        assertThat(text).doesNotContain("2/High", "4/Low", "4/High");
    }

    @Test
    void theAnswerOfAHistoryIsAsWrittenDown() {
        List<Envelope> events = new Script()
                .at("2025-03-05T10:00:00Z")
                .registered("ada", "IMPE", "max", "2025-01-01")
                .by("max")
                .rated("ada", "first", "3/Mid", "2025-03-01")
                .shared("ada", "first", "2025-03-05")
                .withdrawn("ada", "proof", "2025-04-01", "first")
                .at("2025-06-02T10:00:00Z")
                .revised("ada", "second", "first", "3/Mid", "4/High", "2025-06-01")
                .at("2025-07-01T10:00:00Z")
                .corrected("ada", "third", "second", "4/High", "4/Mid", "2025-06-01")
                .by("hr")
                .reviewed("ada", "third", "CORRECTION", "CONFIRMED", "2025-07-01")
                .events();

        Golden.assertAnswer("ratings", full(events, day("2025-12-31"), null));
    }

    private static RatingsAnswer full(List<Envelope> events, LocalDate asOf, @Nullable Instant knownAt) {
        return RatingsFold.fold(id("ada"), events, VisibilityFilter.of(Visibility.FULL, events, asOf), asOf, knownAt);
    }

    private static @Nullable String cell(List<Envelope> events, String asOf, @Nullable String knownAt) {
        Rating rating = full(events, day(asOf), knownAt == null ? null : Instant.parse(knownAt))
                .inForce();
        return rating == null ? null : rating.cell();
    }

    private static @Nullable UUID inForce(RatingsAnswer answer) {
        Rating rating = answer.inForce();
        return rating == null ? null : rating.ratingId();
    }

    private static boolean spans(Rating rating, LocalDate day) {
        return rating.inForce().stream().anyMatch(span -> {
            LocalDate until = span.until();
            return !day.isBefore(span.from()) && (until == null || day.isBefore(until));
        });
    }
}
