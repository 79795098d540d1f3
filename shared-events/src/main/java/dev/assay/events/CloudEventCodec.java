package dev.assay.events;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Events as Kafka records: CloudEvents 1.0 in binary mode, key = stream, value = the event's JSON data.
///
/// The same event always gives the same bytes, so a refilled topic equals the lost one.
public final class CloudEventCodec {

    /// The extensions besides the attributes that CloudEvents itself defines.
    public static final String POSITION = "position";

    public static final String VERSION = "version";
    public static final String ACTOR = "actor";
    public static final String COMMAND = "commandid";
    public static final String CORRELATION = "correlationid";
    public static final String CAUSATION = "causationid";

    private static final URI SOURCE = URI.create("/command-service");
    private static final String JSON = "application/json";

    private CloudEventCodec() {}

    public static ProducerRecord<String, byte[]> toRecord(RecordedEvent recorded) {
        return KafkaMessageFactory.<String>createWriter(EventTopic.NAME, recorded.stream())
                .writeBinary(toCloudEvent(recorded));
    }

    /// @throws IllegalArgumentException if an attribute is missing or malformed
    public static RecordedEvent fromRecord(ConsumerRecord<String, byte[]> message) {
        CloudEvent event = KafkaMessageFactory.createReader(message).toEvent();
        OffsetDateTime time = Objects.requireNonNull(event.getTime(), "time");
        String subject = Objects.requireNonNull(event.getSubject(), "subject");
        return new RecordedEvent(
                UUID.fromString(event.getId()),
                Long.parseLong(required(event, POSITION)),
                Streams.ofSubject(subject),
                Long.parseLong(required(event, VERSION)),
                time.toInstant(),
                UUID.fromString(required(event, ACTOR)),
                UUID.fromString(required(event, COMMAND)),
                UUID.fromString(required(event, CORRELATION)),
                optionalId(event, CAUSATION),
                EventType.ofCloudEventType(event.getType()),
                message.value());
    }

    private static CloudEvent toCloudEvent(RecordedEvent recorded) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(recorded.eventId().toString())
                .withSource(SOURCE)
                .withType(recorded.type().cloudEventType())
                .withSubject(Streams.subjectOf(recorded.stream()))
                .withTime(utc(recorded.recordedAt()))
                .withDataContentType(JSON)
                .withDataSchema(URI.create(recorded.type().schemaUri()))
                .withExtension(POSITION, Long.toString(recorded.position()))
                .withExtension(VERSION, Long.toString(recorded.version()))
                .withExtension(ACTOR, recorded.actorId().toString())
                .withExtension(COMMAND, recorded.commandId().toString())
                .withExtension(CORRELATION, recorded.correlationId().toString())
                .withData(recorded.data());
        if (recorded.causationId() != null) {
            builder.withExtension(CAUSATION, recorded.causationId().toString());
        }
        return builder.build();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String required(CloudEvent event, String extension) {
        Object value = event.getExtension(extension);
        if (value == null) {
            throw new IllegalArgumentException("The record lacks the CloudEvents extension " + extension);
        }
        return value.toString();
    }

    private static @Nullable UUID optionalId(CloudEvent event, String extension) {
        Object value = event.getExtension(extension);
        return value == null ? null : UUID.fromString(value.toString());
    }
}
