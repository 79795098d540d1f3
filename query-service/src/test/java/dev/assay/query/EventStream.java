package dev.assay.query;

import dev.assay.embedded.Shared;
import dev.assay.events.AssayEvent;
import dev.assay.events.CloudEventCodec;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EventJson;
import dev.assay.events.EventTopic;
import dev.assay.events.EventTypes;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.RecordSignatures;
import dev.assay.events.RecordedEvent;
import dev.assay.events.SigningKeys;
import dev.assay.events.Streams;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The event stream of all tests of one JVM, published as the command service does it.
public final class EventStream {

    /// As command-service signs.
    public static final RecordSignatures SIGNATURES = new RecordSignatures(SigningKeys.parse(Shared.signingKeys()));

    private static final Map<String, Long> VERSIONS = new HashMap<>();
    private static @Nullable KafkaProducer<String, byte[]> producer;
    private static long nextPosition;

    private EventStream() {}

    /// Makes the topic at first use.
    public static synchronized KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> ready = producer;
        if (ready == null) {
            Shared.freshTopic(EventTopic.NAME, EventTopic.PARTITIONS);
            ready = new KafkaProducer<>(Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Shared.kafka(),
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
            producer = ready;
        }
        return ready;
    }

    /// Publishes the events in order, by one actor.
    ///
    /// @return the last one as it was recorded
    public static RecordedEvent publish(UUID actor, AssayEvent... events) {
        List<RecordedEvent> recorded =
                Arrays.stream(events).map(event -> next(actor, event)).toList();
        recorded.forEach(EventStream::repeat);
        return recorded.getLast();
    }

    public static RecordedEvent publish(AssayEvent... events) {
        return publish(UUID.randomUUID(), events);
    }

    /// Publishes many events at once: they are sent together, each stream in order.
    public static RecordedEvent publishAll(List<? extends AssayEvent> events) {
        UUID actor = UUID.randomUUID();
        List<RecordedEvent> recorded =
                events.stream().map(event -> next(actor, event)).toList();
        recorded.forEach(event -> producer().send(SIGNATURES.sign(CloudEventCodec.toRecord(event))));
        producer().flush();
        return recorded.getLast();
    }

    /// Sends an event (again, as a relay that was cut off does).
    public static void repeat(RecordedEvent recorded) {
        send(SIGNATURES.sign(CloudEventCodec.toRecord(recorded)));
    }

    public static void send(ProducerRecord<String, byte[]> message) {
        try {
            producer().send(message).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The event with the next position and version, not yet sent.
    public static synchronized RecordedEvent next(UUID actor, AssayEvent event) {
        producer();
        String stream = streamOf(event);
        long version = VERSIONS.merge(stream, 1L, Long::sum) - 1;
        return new RecordedEvent(
                UUID.randomUUID(),
                nextPosition++,
                stream,
                version,
                Instant.now(),
                actor,
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                EventTypes.of(event.getClass()),
                EventJson.mapper().writeValueAsBytes(event));
    }

    private static String streamOf(AssayEvent event) {
        return switch (event) {
            case EngineerEvent engineer -> Streams.engineer(engineer.engineerId());
            case FrameworkEvent.RoleVersionDrafted drafted -> Streams.role(drafted.roleId());
            case FrameworkEvent.RoleVersionPublished published -> Streams.role(published.roleId());
            case FrameworkEvent.LadderDefined ladder -> Streams.ladder(ladder.trackId());
            case FrameworkEvent.AlertPolicySet policy -> Streams.ALERT_POLICY;
        };
    }
}
