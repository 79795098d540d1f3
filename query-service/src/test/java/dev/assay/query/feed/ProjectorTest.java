package dev.assay.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.assay.embedded.Shared;
import dev.assay.events.CloudEventCodec;
import dev.assay.events.Envelope;
import dev.assay.events.EventTopic;
import dev.assay.events.EventType;
import dev.assay.events.RecordedEvent;
import dev.assay.events.UnknownEventTypeException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
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
    private final Projector projector = new Projector(parkedEvents, new ById(database), new Workers());
    private final UUID engineer = UUID.randomUUID();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anEventOfALaterVersionOfTheServiceStopsEverythingBeforeItIsPassedOver() {
        RecordedEvent known = departed(0);
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

        assertThatThrownBy(() -> projector.apply(List.of(target()), batch(known, unknown)))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("roster.engineer-cloned");
        assertThat(database.getCollection("counts").countDocuments()).isZero();
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
        return Objects.requireNonNull(database.getCollection("counts").find().first())
                .getLong("version");
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

    private RecordedEvent departed(long version) {
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
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (RecordedEvent event : events) {
            ProducerRecord<String, byte[]> sent = CloudEventCodec.toRecord(event);
            records.add(new ConsumerRecord<>(
                    EventTopic.NAME,
                    0,
                    records.size(),
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    sent.key(),
                    sent.value(),
                    sent.headers(),
                    Optional.empty()));
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition(EventTopic.NAME, 0), records), Map.of());
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
            return List.of(Write.state(envelope.stream(), envelope.version(), Map.of("seen", true)));
        }
    }
}
