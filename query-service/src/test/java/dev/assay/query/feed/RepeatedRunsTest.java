package dev.assay.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.feed.ModelDocuments.Killed;
import dev.assay.query.feed.SimulatedTopic.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/// Whatever is repeated, however it is cut into batches, whoever takes them and wherever they are stopped: a view is
/// what its streams say, each event once and in order.
class RepeatedRunsTest {

    private static final int HISTORIES = Integer.getInteger("assay.feed.histories", 5_000);

    @Test
    void everyCutOfAShortTopicGivesTheFold() {
        for (int seed = 0; seed < 60; seed++) {
            SimulatedTopic topic = shortTopic(seed);
            List<Event> records = topic.records();
            Map<String, BsonDocument> fold = fold(topic);
            for (int cuts = 0; cuts < 1 << (records.size() - 1); cuts++) {
                ModelDocuments documents = new ModelDocuments(() -> false);
                int start = 0;
                for (int end = 1; end <= records.size(); end++) {
                    if (end == records.size() || (cuts >> (end - 1) & 1) == 1) {
                        take(records.subList(start, end), documents);
                        start = end;
                    }
                }
                assertThat(documents.documents())
                        .as("seed %s, cuts %s", seed, cuts)
                        .isEqualTo(fold);
            }
        }
    }

    @Test
    void consumersThatOvertakeEachOtherOrEndInTheMiddleGiveTheFold() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            SimulatedTopic topic = new SimulatedTopic(random, 1 + random.nextInt(4), 10 + random.nextInt(40));
            Map<String, BsonDocument> documents = new Run(topic, random, true).documents();
            assertThat(state(documents)).as("seed %s", seed).isEqualTo(state(fold(topic)));
        }
    }

    @Test
    void aConsumerThatIsStoppedAnywhereAndStartedAgainGivesTheFold() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            SimulatedTopic topic = new SimulatedTopic(random, 1 + random.nextInt(4), 10 + random.nextInt(40));
            assertThat(new Run(topic, random, false).documents())
                    .as("seed %s", seed)
                    .isEqualTo(fold(topic));
        }
    }

    /// What is only a hint may name one too many after consumers have overtaken each other.
    private static Map<String, BsonDocument> state(Map<String, BsonDocument> documents) {
        Map<String, BsonDocument> state = new HashMap<>(documents);
        state.remove("unresolved");
        return state;
    }

    @Test
    void aRepeatedRunBeforeANewEventTakesNothingBack() {
        ModelDocuments documents = new ModelDocuments(() -> false);
        take(IntStream.rangeClosed(0, 3).mapToObj(RepeatedRunsTest::role).toList(), documents);

        take(List.of(role(1), role(2), role(4, Map.of("name", "Ada"))), documents);

        assertThat(documents.documents().get("a"))
                .isEqualTo(BsonDocument.parse(
                        "{\"role\": \"R3\", \"version\": {\"$numberLong\": \"4\"}, \"name\": \"Ada\"}"));
    }

    private static Event role(int version) {
        return role(version, Map.of("role", "R" + version));
    }

    private static Event role(int version, Map<String, Object> set) {
        return new Event("a", version, List.of(Write.state("a", version, set)));
    }

    /// Its records can be cut in some thousand ways at most.
    private static SimulatedTopic shortTopic(int seed) {
        for (int attempt = 0; ; attempt++) {
            SimulatedTopic topic = new SimulatedTopic(new Random(1_000L * seed + attempt), 2, 6);
            int length = topic.records().size();
            if (length > 7 && length < 12) {
                return topic;
            }
        }
    }

    private static Map<String, BsonDocument> fold(SimulatedTopic topic) {
        ModelDocuments documents = new ModelDocuments(() -> false);
        topic.once().forEach(event -> take(List.of(event), documents));
        return documents.documents();
    }

    static void take(List<Event> batch, ViewDocuments documents) {
        MergedWrites writes = new MergedWrites();
        batch.forEach(event -> writes.add(event.writes(), event.stream()));
        assertThat(GuardedWrites.apply(writes.documents(), documents)).isEmpty();
    }

    /// Several consumers of one partition: a new one starts where the offsets stand, while those before it may still be
    /// in the middle of a batch.
    private static final class Run {

        private static final int DEEP = 3;

        private final List<Event> records;
        private final Random random;
        private final ModelDocuments documents;
        private int stored;
        private final boolean overlapping;
        private int working;
        private boolean last;

        Run(SimulatedTopic topic, Random random, boolean overlapping) {
            this.overlapping = overlapping;
            this.records = topic.records();
            this.random = random;
            this.documents = new ModelDocuments(this::turn);
        }

        Map<String, BsonDocument> documents() {
            for (int start = 0; start < 6; start++) {
                consume(1 + random.nextInt(5));
            }
            last = true;
            consume(Integer.MAX_VALUE);
            return documents.documents();
        }

        private void consume(int batches) {
            working++;
            int next = stored;
            try {
                for (int batch = 0; batch < batches && next < records.size(); batch++) {
                    int end = Math.min(records.size(), next + 1 + random.nextInt(15));
                    take(records.subList(next, end), documents);
                    next = end;
                    if (random.nextBoolean()) {
                        stored = next;
                    }
                }
            } catch (Killed killed) {
                // The next one starts from the stored offset.
            } finally {
                working--;
            }
        }

        /// True if whoever writes ends here.
        private boolean turn() {
            if (last) {
                return false;
            }
            if (overlapping && working < DEEP && random.nextInt(12) == 0) {
                consume(1 + random.nextInt(4));
            }
            return random.nextInt(40) == 0;
        }
    }
}
