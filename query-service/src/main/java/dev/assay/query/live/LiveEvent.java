package dev.assay.query.live;

import dev.assay.events.Envelope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// One event as followers get it.
///
/// @param position its place in the ledger; also the id of the server-sent event, and so the token to resume with
/// @param type the persisted name
/// @param version its place in the stream
record LiveEvent(
        UUID eventId,
        long position,
        String type,
        int revision,
        String stream,
        long version,
        Instant recordedAt,
        LocalDate effectiveOn,
        UUID actorId,
        UUID correlationId,
        JsonNode data) {

    static LiveEvent of(Envelope envelope, JsonNode data) {
        return new LiveEvent(
                envelope.eventId(),
                envelope.position(),
                envelope.type().name(),
                envelope.type().revision(),
                envelope.stream(),
                envelope.version(),
                envelope.recordedAt(),
                envelope.effectiveOn(),
                envelope.actorId(),
                envelope.correlationId(),
                data);
    }
}
