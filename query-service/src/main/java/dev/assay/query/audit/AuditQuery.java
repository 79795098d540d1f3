package dev.assay.query.audit;

import dev.assay.events.RecordedEvent;
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
record AuditQuery(
        @Nullable UUID engineer,
        @Nullable UUID actor,
        Set<String> types,
        @Nullable Instant from,
        @Nullable Instant until,
        long position) {

    boolean wants(RecordedEvent event) {
        return event.position() >= position
                && (actor == null || actor.equals(event.actorId()))
                && (types.isEmpty() || types.contains(event.type().name()))
                && (from == null || !event.recordedAt().isBefore(from))
                && (until == null || event.recordedAt().isBefore(until));
    }
}
