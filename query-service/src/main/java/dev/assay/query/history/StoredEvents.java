package dev.assay.query.history;

import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Events as the views keep them: whole, with the data as JSON text, so that answers are folded from facts and never
/// from somebody's summary of them.
public final class StoredEvents {

    private static final String EVENT_ID = "eventId";
    private static final String POSITION = "position";
    private static final String STREAM = "stream";
    private static final String STREAM_VERSION = "streamVersion";
    private static final String RECORDED_AT = "recordedAt";
    private static final String ACTOR = "actorId";
    private static final String COMMAND = "commandId";
    private static final String CORRELATION = "correlationId";
    private static final String CAUSATION = "causationId";
    private static final String TYPE = "type";
    private static final String REVISION = "revision";
    private static final String DATA = "data";

    private StoredEvents() {}

    /// The fields of one event, for a place of its own within a document.
    public static Map<String, Object> toFields(Envelope envelope) {
        EventType type = envelope.type();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(EVENT_ID, envelope.eventId().toString());
        fields.put(POSITION, envelope.position());
        fields.put(STREAM, envelope.stream());
        fields.put(STREAM_VERSION, envelope.version());
        fields.put(RECORDED_AT, envelope.recordedAt().toString());
        fields.put(ACTOR, envelope.actorId().toString());
        fields.put(COMMAND, envelope.commandId().toString());
        fields.put(CORRELATION, envelope.correlationId().toString());
        if (envelope.causationId() != null) {
            fields.put(CAUSATION, envelope.causationId().toString());
        }
        fields.put(TYPE, type.name());
        fields.put(REVISION, type.revision());
        fields.put(DATA, EventJson.mapper().writeValueAsString(envelope.event()));
        return fields;
    }

    /// The inverse of [#toFields].
    public static Envelope fromDocument(Document fields) {
        return new RecordedEvent(
                        UUID.fromString(fields.getString(EVENT_ID)),
                        fields.getLong(POSITION),
                        fields.getString(STREAM),
                        fields.getLong(STREAM_VERSION),
                        Instant.parse(fields.getString(RECORDED_AT)),
                        UUID.fromString(fields.getString(ACTOR)),
                        UUID.fromString(fields.getString(COMMAND)),
                        UUID.fromString(fields.getString(CORRELATION)),
                        idOrNull(fields.getString(CAUSATION)),
                        new EventType(fields.getString(TYPE), fields.getInteger(REVISION)),
                        fields.getString(DATA).getBytes(StandardCharsets.UTF_8))
                .open();
    }

    /// All events of a map of such fields, whatever its keys are; in no particular order.
    public static List<Envelope> allOf(@Nullable Document entries) {
        List<Envelope> events = new ArrayList<>();
        if (entries != null) {
            entries.values().forEach(fields -> events.add(fromDocument((Document) fields)));
        }
        return events;
    }

    private static @Nullable UUID idOrNull(@Nullable String id) {
        return id == null ? null : UUID.fromString(id);
    }
}
