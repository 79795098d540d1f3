package dev.assay.query.audit;

import dev.assay.events.Envelope;
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

    boolean wants(Envelope envelope) {
        return envelope.position() >= position
                && (actor == null || actor.equals(envelope.actorId()))
                && (types.isEmpty() || types.contains(envelope.type().name()))
                && (from == null || !envelope.recordedAt().isBefore(from))
                && (until == null || envelope.recordedAt().isBefore(until));
    }
}
