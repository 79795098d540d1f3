package dev.assay.events;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

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

    /// Reads a record of any event type, also of one that this version of the code does not know.
    ///
    /// @throws IllegalArgumentException if an attribute is missing or malformed; the message names it
    public static RecordedEvent fromRecord(ConsumerRecord<String, byte[]> message) {
        return new CloudEventHeaders(message.headers()).recorded(data(message));
    }

    /// True if this version of the code can open events of this CloudEvents type.
    public static boolean knows(String cloudEventType) {
        return CloudEventHeaders.knows(cloudEventType);
    }

    private static byte[] data(ConsumerRecord<String, byte[]> message) {
        byte[] data = message.value();
        if (data == null) {
            throw new IllegalArgumentException("The record lacks its data");
        }
        return data;
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
}
