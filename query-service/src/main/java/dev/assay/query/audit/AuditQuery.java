package dev.assay.query.audit;

import dev.assay.events.EventType;
import dev.assay.events.RecordedEvent;
import dev.assay.events.Streams;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which events somebody wants to see, in the order of positions.
///
/// @param types persisted names; empty for all
/// @param from the first instant of recording
/// @param until the first instant of recording that is no longer wanted
/// @param position the first position
/// @param reader whose own events may read as of another type than they are stored: of these the type is looked at when
///     they are seen
record AuditQuery(
        @Nullable UUID engineer,
        @Nullable UUID actor,
        Set<String> types,
        @Nullable Instant from,
        @Nullable Instant until,
        long position,
        UUID reader) {

    boolean wantsType(EventType type) {
        return types.isEmpty() || types.contains(type.name());
    }

    boolean wants(RecordedEvent event) {
        return event.position() >= position
                && (actor == null || actor.equals(event.actorId()))
                && (event.stream().equals(Streams.engineer(reader)) || wantsType(event.type()))
                && (from == null || !event.recordedAt().isBefore(from))
                && (until == null || event.recordedAt().isBefore(until));
    }
}
