package dev.assay.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.assay.embedded.Shared;
import dev.assay.events.Envelope;
import dev.assay.events.EventType;
import dev.assay.events.RecordedEvent;
import dev.assay.events.UnknownEventTypeException;
import dev.assay.query.EventStream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectorTest {

    private static final String TOPIC_ID = "topic";

    private final String uri = Shared.mongo();
    private final MongoClient client = MongoClients.create(uri);
    private final MongoDatabase database =
            client.getDatabase(Objects.requireNonNull(new ConnectionString(uri).getDatabase()));
    private final Offsets offsets = new Offsets(database);
    private final ParkedEvents parkedEvents = new ParkedEvents(database, Clock.systemUTC());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Projector projector = new Projector(
            EventStream.SIGNATURES,
            new ForgedRecords(database, Clock.systemUTC(), metrics),
            parkedEvents,
            new Workers());
    private final UUID engineer = UUID.randomUUID();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anEventOfALaterVersionOfTheServiceIsParkedWithTheLaterOnesOfItsStreamAndOthersGoOn() {
        UUID other = UUID.randomUUID();
        RecordedEvent unknown = new RecordedEvent(
                UUID.randomUUID(),
                1,
                engineer.toString(),
                1,
                Instant.EPOCH,
                engineer,
                engineer,
                engineer,
                null,
                new EventType("roster.engineer-cloned", 1),
                "{}".getBytes(StandardCharsets.UTF_8));
        Target target = target();

        projector.apply(List.of(target), batch(departed(0), unknown, departed(2), departed(other, 0)));

        assertThat(version()).isZero();
        assertThat(document(other)).containsEntry("version", 0L);
        assertThat(parkedEvents.poisonIn(List.of("counts"))).singleElement().satisfies(poison -> assertThat(
                        poison.facts().getString("reason"))
                .isEqualTo(UnknownEventTypeException.class.getName()));
        assertThat(parkedEvents.waitingIn("counts")).containsEntry(engineer.toString(), 1L);
    }

    @Test
    void anOlderRunBesideNewEventsTakesNothingBack() {
        Target target = target();
        projector.apply(List.of(target), batch(departed(0), departed(1), departed(2), departed(3)));

        projector.apply(List.of(target()), batch(departed(1), departed(2), departed(4), departed(1)));

        assertThat(document(engineer)).containsEntry("version", 4L).containsEntry("seen", "4");
        projector.apply(List.of(target()), batch(departed(2), departed(3)));
        assertThat(document(engineer)).containsEntry("version", 4L).containsEntry("seen", "4");
    }

    @Test
    void aDocumentThatWouldBecomeTooLargeParksItsEventAndTheLaterOnesOfItsStreamAndOthersGoOn() {
        UUID other = UUID.randomUUID();
        Target target =
                new Target(new Growing(engineer), "grown", database.getCollection("grown"), new HashMap<>(), Set.of());

        projector.apply(
                List.of(target),
                batch(departed(0), departed(1), departed(2), departed(3), departed(4), departed(other, 0)));

        Document grown = Objects.requireNonNull(database.getCollection("grown")
                .find(new Document("_id", engineer.toString()))
                .first());
        assertThat(grown.getLong("version")).isEqualTo(2);
        assertThat(database.getCollection("grown")
                        .find(new Document("_id", other.toString()))
                        .first())
                .isNotNull();
        assertThat(parkedEvents.poisonIn(List.of("grown")))
                .singleElement()
                .satisfies(poison -> assertThat(poison.offset()).isEqualTo(3));
        assertThat(parkedEvents.waitingIn("grown")).containsEntry(engineer.toString(), 1L);
    }

    @Test
    void aFieldNameThatMongoDbRefusesParksItsEventAndOthersGoOn() {
        refusesBroken(Map.of("a\u0000b", "x"));
    }

    @Test
    void aValueThatNoDocumentHoldsParksItsEventAndOthersGoOn() {
        refusesBroken(Instant.EPOCH);
    }

    private void refusesBroken(Object value) {
        UUID broken = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        MongoCollection<Document> collection = database.getCollection("broken");
        Target target = new Target(new Breaking(broken, value), "broken", collection, new HashMap<>(), Set.of());

        projector.apply(List.of(target), batch(departed(broken, 0), departed(broken, 1), departed(other, 0)));

        assertThat(parkedEvents.streamsOf("broken")).containsOnlyKeys(broken.toString());
        assertThat(parkedEvents.waitingIn("broken")).containsEntry(broken.toString(), 1L);
        assertThat(collection.find()).extracting(it -> it.getString("_id")).containsExactly(other.toString());
    }

    @Test
    void eventsBeforeAParkedOneStillCountWhenTheyAreReadAgain() {
        Target target = target();
        target.parked().put(engineer.toString(), 1L);

        projector.apply(List.of(target), batch(departed(0), departed(1)));

        assertThat(Objects.requireNonNull(
                                database.getCollection("counts").find().first())
                        .getLong("version"))
                .isZero();
        assertThat(parkedEvents.holds("counts", 1)).isTrue();
        assertThat(parkedEvents.holds("counts", 0)).isFalse();
    }

    @Test
    void aRepeatedEventChangesNothingWhetherItIsTheFirstOfItsStreamOrALaterOne() {
        Target before = target();
        projector.apply(List.of(before), batch(departed(0)));
        assertThat(version()).isZero();
        projector.apply(List.of(before), batch(departed(1)));
        projector.apply(List.of(before), batch(departed(2)));
        assertThat(version()).isEqualTo(2);

        Target afterwards = target();
        for (Target target : List.of(before, afterwards)) {
            for (long repeated = 0; repeated < 3; repeated++) {
                projector.apply(List.of(target), batch(departed(repeated)));
                assertThat(version()).isEqualTo(2);
            }
        }
    }

    private long version() {
        return document(engineer).getLong("version");
    }

    @Test
    void offsetsOfATopicThatWasMadeAnewAreForgotten() {
        offsets.store("old", List.of("counts"), Map.of(0, 17L));

        assertThat(offsets.lowest(TOPIC_ID, List.of("counts"), List.of(0))).containsEntry(0, 0L);
        assertThat(offsets.forgetOtherTopics(TOPIC_ID)).isTrue();
        assertThat(offsets.lowest("old", List.of("counts"), List.of(0))).containsEntry(0, 0L);
    }

    private Target target() {
        return new Target(new Counts(), "counts", database.getCollection("counts"), new HashMap<>(), Set.of());
    }

    private Document document(UUID id) {
        return Objects.requireNonNull(database.getCollection("counts")
                .find(new Document("_id", id.toString()))
                .first());
    }

    private RecordedEvent departed(long version) {
        return departed(engineer, version);
    }

    private static RecordedEvent departed(UUID engineer, long version) {
        return new RecordedEvent(
                UUID.randomUUID(),
                version,
                engineer.toString(),
                version,
                Instant.EPOCH,
                engineer,
                engineer,
                engineer,
                null,
                new EventType("roster.engineer-departed", 1),
                "{\"engineerId\":\"%s\",\"effectiveOn\":\"2026-01-01\"}"
                        .formatted(engineer)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static ConsumerRecords<String, byte[]> batch(RecordedEvent... events) {
        return Delivered.batch(List.of(events));
    }

    private record Counts() implements View {

        @Override
        public String name() {
            return "counts";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Write> project(Envelope envelope) {
            return List.of(Write.state(
                    envelope.stream(), envelope.version(), Map.of("seen", String.valueOf(envelope.version()))));
        }
    }

    /// The fourth event of one engineer alone is more than a document of MongoDB holds.
    private record Growing(UUID of) implements View {

        @Override
        public String name() {
            return "grown";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Write> project(Envelope envelope) {
            int size = envelope.stream().equals(of.toString()) && envelope.version() == 3 ? 17 << 20 : 1;
            return List.of(Write.state(
                    envelope.stream(), envelope.version(), Map.of("entries." + envelope.version(), "x".repeat(size))));
        }
    }

    private record Breaking(UUID of, Object impossible) implements View {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Write> project(Envelope envelope) {
            boolean breaks = envelope.stream().equals(of.toString());
            return List.of(
                    Write.state(envelope.stream(), envelope.version(), Map.of("value", breaks ? impossible : "fine")));
        }
    }
}
