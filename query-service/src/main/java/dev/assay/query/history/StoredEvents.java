package dev.assay.query.history;

import dev.assay.events.Envelope;
import dev.assay.events.EventType;
import dev.assay.events.RecordedEvent;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Events as the views keep them: whole and as they came, so that answers are folded from facts and never from
/// somebody's summary of them.
///
/// Each is one binary value, because a database copies and measures a document field by field whenever it writes it:
/// a byte for the form, the numbers and ids of the envelope in big-endian order, its texts with their lengths, and the
/// data to the end.
public final class StoredEvents {

    private static final byte FORM = 1;
    private static final byte FORM_WITH_CAUSATION = 2;
    private static final int UUID_BYTES = 16;
    private static final int FIXED_BYTES = 1 + 8 + 8 + 8 + 4 + 4 + 4 * UUID_BYTES + 2 + 2;

    private StoredEvents() {}

    /// One event, for a field of its own within a document.
    public static byte[] toBytes(Envelope envelope) {
        RecordedEvent event = envelope.recorded();
        byte[] stream = event.stream().getBytes(StandardCharsets.UTF_8);
        byte[] type = event.type().name().getBytes(StandardCharsets.UTF_8);
        UUID causation = event.causationId();
        ByteBuffer bytes = ByteBuffer.allocate(
                FIXED_BYTES + (causation == null ? 0 : UUID_BYTES) + stream.length + type.length + event.data().length);
        bytes.put(causation == null ? FORM : FORM_WITH_CAUSATION);
        bytes.putLong(event.position()).putLong(event.version());
        bytes.putLong(event.recordedAt().getEpochSecond())
                .putInt(event.recordedAt().getNano());
        put(bytes, event.eventId());
        put(bytes, event.actorId());
        put(bytes, event.commandId());
        put(bytes, event.correlationId());
        if (causation != null) {
            put(bytes, causation);
        }
        bytes.putShort((short) stream.length).put(stream);
        bytes.putInt(event.type().revision());
        bytes.putShort((short) type.length).put(type);
        return bytes.put(event.data()).array();
    }

    /// The inverse of [#toBytes], with the data still unread.
    ///
    /// @throws IllegalStateException if it is no event
    public static RecordedEvent fromBinary(Binary stored) {
        try {
            return read(ByteBuffer.wrap(stored.getData()));
        } catch (BufferUnderflowException | NegativeArraySizeException | IllegalArgumentException broken) {
            throw new IllegalStateException("A stored event cannot be read", broken);
        }
    }

    private static RecordedEvent read(ByteBuffer bytes) {
        byte form = bytes.get();
        if (form != FORM && form != FORM_WITH_CAUSATION) {
            throw new IllegalStateException("A stored event has the unknown form " + form);
        }
        long position = bytes.getLong();
        long version = bytes.getLong();
        Instant recordedAt = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        UUID eventId = id(bytes);
        UUID actorId = id(bytes);
        UUID commandId = id(bytes);
        UUID correlationId = id(bytes);
        UUID causationId = form == FORM_WITH_CAUSATION ? id(bytes) : null;
        String stream = text(bytes);
        int revision = bytes.getInt();
        EventType type = new EventType(text(bytes), revision);
        byte[] data = new byte[bytes.remaining()];
        bytes.get(data);
        return new RecordedEvent(
                eventId,
                position,
                stream,
                version,
                recordedAt,
                actorId,
                commandId,
                correlationId,
                causationId,
                type,
                data);
    }

    /// All events of a map of such values, whatever its keys are; in no particular order.
    public static List<Envelope> allOf(@Nullable Document entries) {
        return unread(entries).stream().map(RecordedEvent::open).toList();
    }

    /// The same with the data still unread, for who wants only some of them.
    public static List<RecordedEvent> unread(@Nullable Document entries) {
        Collection<Object> values = entries == null ? List.of() : entries.values();
        List<RecordedEvent> events = new ArrayList<>(values.size());
        values.forEach(stored -> events.add(fromBinary((Binary) stored)));
        return events;
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static String text(ByteBuffer bytes) {
        byte[] text = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
