package dev.assay.query.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.crosscheck.RandomStory;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.query.access.Visibility;
import dev.assay.query.access.VisibilityFilter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Set `-Dassay.crosscheck.ratings=…` for more histories.
class RatingsAndProseTest {

    private static final long HISTORIES = Long.getLong("assay.crosscheck.ratings", 30);
    private static final int STEPS = 60;

    @Test
    void theRatingsOfEveryDayAsKnownOnEveryDayAreThoseOfTheDocumentedRules() {
        LongStream.rangeClosed(1, HISTORIES).parallel().forEach(RatingsAndProseTest::compare);
    }

    private static void compare(long seed) {
        List<Envelope> events = new ArrayList<>();
        RandomStory story = new RandomStory(seed, envelope -> {
            if (envelope.event() instanceof EngineerEvent) {
                events.add(envelope);
            }
        });
        for (int step = 0; step < STEPS; step++) {
            story.step();
            story.nextDay();
        }
        LocalDate first = RandomStory.FIRST.minusDays(45);
        LocalDate last = RandomStory.FIRST.plusDays(STEPS + 25);
        int seen = -1;
        for (LocalDate knownAt = RandomStory.FIRST; knownAt.isBefore(story.today()); knownAt = knownAt.plusDays(1)) {
            var until = knownAt.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            List<Envelope> known = events.stream()
                    .filter(event -> event.recordedAt().isBefore(until))
                    .toList();
            // On a day on which nothing is recorded the same is known as the day before.
            if (known.size() != seen) {
                seen = known.size();
                ProseOracle prose = new ProseOracle(known);
                VisibilityFilter all = VisibilityFilter.of(Visibility.FULL, events, story.today());
                for (LocalDate asOf = first; asOf.isBefore(last); asOf = asOf.plusDays(1)) {
                    String place = "seed " + seed + ", as of " + asOf + ", as known on " + knownAt;
                    same(
                            RatingsFold.fold(RandomStory.ENGINEER, events, all, asOf, until.minusSeconds(1)),
                            prose,
                            place);
                }
            }
        }
    }

    private static void same(RatingsAnswer answer, ProseOracle prose, String place) {
        LocalDate day = answer.asOf();
        assertThat(answer.roleId()).as(place).isEqualTo(prose.roleOn(day));
        assertThat(answer.inForce() == null ? null : answer.inForce().ratingId())
                .as(place)
                .isEqualTo(prose.inForce(day));
        for (RatingsAnswer.Rating rating : answer.ratings()) {
            if (!rating.status().name().equals(prose.status(rating.ratingId(), day))) {
                assertThat(rating.status().name()).as(place).isEqualTo(prose.status(rating.ratingId(), day));
            }
        }
    }
}
