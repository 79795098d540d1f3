package dev.assay.bench.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final Facts FACTS = new Facts(7, 30, 100);

    @Test
    void theSameSeedGivesTheSameFactsAndAnotherSeedOthers() {
        assertThat(new Facts(7, 30, 100).rated(42)).isEqualTo(FACTS.rated(42));
        assertThat(new Facts(8, 30, 100).rated(42).ratingId())
                .isNotEqualTo(FACTS.rated(42).ratingId());
    }

    @Test
    void threadsShareAllRatingsAndEachEngineerHasOneThread() {
        List<Rated> all = new ArrayList<>();
        Map<UUID, Integer> threads = new HashMap<>();
        for (int thread = 0; thread < 4; thread++) {
            for (Rated rated : FACTS.share(thread, 4).toList()) {
                all.add(rated);
                assertThat(threads.merge(rated.engineerId(), thread, (first, ignored) -> first))
                        .isEqualTo(thread);
            }
        }
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 100).mapToObj(FACTS::rated).toList());
        assertThat(new HashSet<>(all.stream().map(Rated::ratingId).toList())).hasSize(100);
    }

    @Test
    void everyRevisionNamesTheRatingBeforeAndChangesTheCellLater() {
        for (long number = 30; number < 100; number++) {
            Rated before = FACTS.rated(number - 30);
            Rated rated = FACTS.rated(number);
            assertThat(rated.revises()).isEqualTo(before.ratingId());
            assertThat(rated.engineerId()).isEqualTo(before.engineerId());
            assertThat(rated.cell()).isNotEqualTo(before.cell());
            assertThat(rated.effectiveOn()).isAfter(before.effectiveOn());
        }
    }

    @Test
    void ratingsAreCountedPerEngineer() {
        assertThat(Stream.of(0, 9, 10, 29).map(FACTS::ratingsOf)).containsExactly(4, 4, 3, 3);
    }

    @Test
    void aTrueHistoryPassesAndAnyOtherFails() {
        List<HistoryEntry> history = history(10);
        FACTS.check(10, history);
        assertThatThrownBy(() -> FACTS.check(10, history.subList(0, 2))).hasMessageContaining("3 ratings, not 2");
        assertThatThrownBy(() -> FACTS.check(11, history)).isInstanceOf(IllegalStateException.class);
        List<HistoryEntry> swapped = List.of(history.get(1), history.get(0), history.get(2));
        assertThatThrownBy(() -> FACTS.check(10, swapped)).isInstanceOf(IllegalStateException.class);
    }

    private static List<HistoryEntry> history(int engineer) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (int turn = 0; turn < FACTS.ratingsOf(engineer); turn++) {
            Rated rated = FACTS.rated(turn * 30L + engineer);
            boolean last = turn + 1 == FACTS.ratingsOf(engineer);
            entries.add(new HistoryEntry(
                    rated.raterId(),
                    rated.effectiveOn(),
                    last ? null : FACTS.rated(turn * 30L + 30 + engineer).effectiveOn(),
                    Instant.EPOCH.plusSeconds(turn),
                    turn == 0 ? null : FACTS.rated(turn * 30L - 30 + engineer).cell(),
                    rated.cell(),
                    rated.reason()));
        }
        return entries;
    }
}
