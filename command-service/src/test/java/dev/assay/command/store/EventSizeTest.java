package dev.assay.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.command.Rejected;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.Shared;
import dev.assay.events.AssayEvent;
import dev.assay.events.CloudEventCodec;
import dev.assay.events.EventSize;
import dev.assay.events.EventTopic;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/// The bound on an event as written, where every event passes: tried by every text and every list of every type.
class EventSizeTest extends ServiceTest {

    private static final Map<String, String> ORIGIN =
            Map.of("actor", id(), "command", id(), "correlation", id(), "causation", id());
    private static final int METADATA = ORIGIN.entrySet().stream()
                    .mapToInt(entry -> "\"\":\"\",".length()
                            + entry.getKey().length()
                            + entry.getValue().length())
                    .sum()
            + 1;

    @Test
    void anEventAtTheBoundReachesKafkaAndOneByteMoreIsRefusedByWhateverField() {
        Set<UUID> stored = new HashSet<>();
        for (LargeEvents.Place place : LargeEvents.places()) {
            int most = EventSize.maxOf(place.type());
            long events = events();

            assertThatThrownBy(() -> append(place.event(most - METADATA + 1)))
                    .as("%s", place)
                    .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.code())
                            .isEqualTo("event.too-large"))
                    .hasMessageContainingAll(String.valueOf(most), String.valueOf(most + 1));
            assertThat(events()).as("%s", place).isEqualTo(events);

            String id = append(place.event(most - METADATA)).getIdentifier();
            assertThat(bytes(id)).as("%s", place).isEqualTo(most);
            stored.add(UUID.fromString(id));
        }
        assertThat(stored).hasSizeGreaterThan(100);
        awaitInKafka(stored);
    }

    private static DomainEventMessage<?> append(AssayEvent event) {
        DomainEventMessage<?> message = new GenericDomainEventMessage<>(
                "size",
                "size/" + id(),
                0,
                event,
                MetaData.from(ORIGIN),
                id(),
                bean(Clock.class).instant());
        bean(EventStorageEngine.class).appendEvents(message);
        return message;
    }

    private static int bytes(String eventId) {
        return jdbc().sql(
                        "SELECT octet_length(payload) + octet_length(meta_data) FROM event WHERE event_identifier = ?")
                .param(eventId)
                .query(Integer.class)
                .single();
    }

    private static void awaitInKafka(Set<UUID> eventIds) {
        Set<UUID> missing = new HashSet<>(eventIds);
        Map<String, Object> settings = Map.of("bootstrap.servers", Shared.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, EventTopic.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(EventTopic.NAME, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message -> missing.remove(
                                CloudEventCodec.fromRecord(message).eventId()));
                return missing.isEmpty();
            });
        }
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
