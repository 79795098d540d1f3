package dev.assay.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event with all that is known about its recording.
///
/// @param eventId identifies the event for ever
/// @param position its place in the ledger: dense, from 0; also the resume token of live updates
/// @param stream the aggregate: an engineer's id, or `roles/IMPE`, `ladders/platform`, `alert-policy`
/// @param version its place in the stream: dense, from 0
/// @param recordedAt when it was learned (transaction time), UTC
/// @param actorId the person or service that acted
/// @param commandId the command that led to it
/// @param correlationId shared by everything that one request set off
/// @param causationId the event that caused the command, where one did
/// @param source what the event was read from, if it was read: not part of what makes two of them equal
public record Envelope(
        UUID eventId,
        long position,
        String stream,
        long version,
        Instant recordedAt,
        UUID actorId,
        UUID commandId,
        UUID correlationId,
        @Nullable UUID causationId,
        AssayEvent event,
        @Nullable RecordedEvent source) {

    /// An event that was read from nowhere.
    public Envelope(
            UUID eventId,
            long position,
            String stream,
            long version,
            Instant recordedAt,
            UUID actorId,
            UUID commandId,
            UUID correlationId,
            @Nullable UUID causationId,
            AssayEvent event) {
        this(
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
                null);
    }

    /// The event as it was first written, which may be in an earlier revision; written anew only if it was never read.
    public RecordedEvent recorded() {
        return source != null
                ? source
                : new RecordedEvent(
                        eventId,
                        position,
                        stream,
                        version,
                        recordedAt,
                        actorId,
                        commandId,
                        correlationId,
                        causationId,
                        type(),
                        EventJson.mapper().writeValueAsBytes(event));
    }

    /// The date from which the fact holds (valid time).
    public LocalDate effectiveOn() {
        return event.effectiveOn();
    }

    /// Why, where the fact has a reason.
    public @Nullable String reason() {
        return event.reason();
    }

    public EventType type() {
        return EventTypes.of(event.getClass());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Envelope that
                && eventId.equals(that.eventId)
                && position == that.position
                && stream.equals(that.stream)
                && version == that.version
                && recordedAt.equals(that.recordedAt)
                && actorId.equals(that.actorId)
                && commandId.equals(that.commandId)
                && correlationId.equals(that.correlationId)
                && Objects.equals(causationId, that.causationId)
                && event.equals(that.event);
    }

    @Override
    public int hashCode() {
        return eventId.hashCode();
    }
}
