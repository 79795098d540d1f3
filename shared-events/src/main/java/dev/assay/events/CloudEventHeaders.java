package dev.assay.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The attributes of a record in binary mode, found in one walk over its headers.
///
/// Every event of the stream goes through here for every reader: the SDK's reader, which builds an event of its own
/// first, takes a multiple of the time.
final class CloudEventHeaders {

    private static final String PREFIX = "ce_";
    private static final String SPEC_VERSION = "1.0";

    private static final Map<String, EventType> KNOWN = EventTypes.all().stream()
            .collect(Collectors.toUnmodifiableMap(EventType::cloudEventType, Function.identity()));

    private @Nullable String specVersion;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String subject;
    private @Nullable String time;
    private @Nullable String position;
    private @Nullable String version;
    private @Nullable String actor;
    private @Nullable String command;
    private @Nullable String correlation;
    private @Nullable String causation;

    /// @throws IllegalArgumentException if it is not a CloudEvent in binary mode
    CloudEventHeaders(Headers headers) {
        for (Header header : headers) {
            byte[] value = header.value();
            if (header.key().startsWith(PREFIX) && value != null) {
                take(header.key().substring(PREFIX.length()), value);
            }
        }
        if (!SPEC_VERSION.equals(specVersion)) {
            throw new IllegalArgumentException("Not a CloudEvent in binary mode: its specversion is " + specVersion);
        }
    }

    static boolean knows(String type) {
        return KNOWN.containsKey(type);
    }

    private void take(String attribute, byte[] bytes) {
        switch (attribute) {
            case "specversion" -> specVersion = text(bytes);
            case "id" -> id = text(bytes);
            case "type" -> type = text(bytes);
            case "subject" -> subject = text(bytes);
            case "time" -> time = text(bytes);
            case CloudEventCodec.POSITION -> position = text(bytes);
            case CloudEventCodec.VERSION -> version = text(bytes);
            case CloudEventCodec.ACTOR -> actor = text(bytes);
            case CloudEventCodec.COMMAND -> command = text(bytes);
            case CloudEventCodec.CORRELATION -> correlation = text(bytes);
            case CloudEventCodec.CAUSATION -> causation = text(bytes);
            default -> {}
        }
    }

    /// @throws IllegalArgumentException if an attribute is missing or malformed; the message names it
    RecordedEvent recorded(byte[] data) {
        return new RecordedEvent(
                attribute("id", id, UUID::fromString),
                attribute(CloudEventCodec.POSITION, position, Long::parseLong),
                attribute("subject", subject, Streams::ofSubject),
                attribute(CloudEventCodec.VERSION, version, Long::parseLong),
                attribute("time", time, CloudEventHeaders::instant),
                attribute(CloudEventCodec.ACTOR, actor, UUID::fromString),
                attribute(CloudEventCodec.COMMAND, command, UUID::fromString),
                attribute(CloudEventCodec.CORRELATION, correlation, UUID::fromString),
                causation == null ? null : attribute(CloudEventCodec.CAUSATION, causation, UUID::fromString),
                attribute("type", type, CloudEventHeaders::eventType),
                data);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static EventType eventType(String text) {
        EventType known = KNOWN.get(text);
        return known != null ? known : EventType.ofCloudEventType(text);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static <T> T attribute(String name, @Nullable String value, Function<String, T> parser) {
        if (value == null) {
            throw new IllegalArgumentException("The record lacks the CloudEvents attribute " + name);
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("The CloudEvents attribute " + name + " is malformed: " + value, e);
        }
    }
}
