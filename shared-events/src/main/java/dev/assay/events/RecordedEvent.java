package dev.assay.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it is stored and sent: its data is the bytes that were first written, never written anew.
///
/// The other components are those of [Envelope].
public record RecordedEvent(
        UUID eventId,
        long position,
        String stream,
        long version,
        Instant recordedAt,
        UUID actorId,
        UUID commandId,
        UUID correlationId,
        @Nullable UUID causationId,
        EventType type,
        byte[] data) {

    /// Reads the data.
    ///
    /// @throws UnknownEventTypeException if this version of the code does not know the type
    /// @throws tools.jackson.core.JacksonException if the data is not what the type says
    public Envelope open() {
        AssayEvent event = EventJson.read(type, data);
        return new Envelope(
                eventId,
                position,
                stream,
                version,
                recordedAt,
                actorId,
                commandId,
                correlationId,
                causationId,
                event,
                this);
    }
}
