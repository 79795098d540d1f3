package dev.assay.query.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.events.Envelope;
import dev.assay.query.access.VisibleEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event as followers get it.
///
/// @param position its place in the ledger, where what is hidden from the follower's own record is not counted; also
// the
///     id of the server-sent event, and so the token to resume with
/// @param type the persisted name
/// @param version its place in the stream; absent in one's own record
/// @param data the event's own data, as far as the follower may see it
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveEvent(
        UUID eventId,
        long position,
        String type,
        int revision,
        String stream,
        @Nullable Long version,
        Instant recordedAt,
        LocalDate effectiveOn,
        UUID actorId,
        UUID correlationId,
        Object data) {

    static LiveEvent of(VisibleEvent visible) {
        Envelope envelope = visible.envelope();
        return new LiveEvent(
                envelope.eventId(),
                visible.number(),
                envelope.type().name(),
                envelope.type().revision(),
                envelope.stream(),
                visible.version(),
                envelope.recordedAt(),
                envelope.effectiveOn(),
                envelope.actorId(),
                envelope.correlationId(),
                visible.data());
    }
}
