package dev.assay.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.events.Envelope;
import dev.assay.query.access.VisibleEvent;
import dev.assay.query.history.Telling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event: who did what to whom, from what to what, why, when it was recorded and from when it holds.
///
/// @param type the persisted name, such as `rating.rating-revised`
/// @param what the same in plain words
/// @param actorId who
/// @param engineerId whom; absent where the fact concerns roles, ladders or the alert policy
/// @param position its place in the ledger; what is hidden from the reader's own record is not counted
/// @param version of the stream; absent in one's own record
/// @param data the event's own data, as far as the reader may see it
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(
        long position,
        UUID eventId,
        Instant recordedAt,
        LocalDate effectiveOn,
        String type,
        int revision,
        String what,
        UUID actorId,
        @Nullable UUID engineerId,
        String stream,
        @Nullable Long version,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reasonCode,
        @Nullable String reason,
        UUID commandId,
        UUID correlationId,
        @Nullable UUID causationId,
        Object data) {

    static AuditEntry of(VisibleEvent visible) {
        Envelope envelope = visible.envelope();
        Telling telling = Telling.of(envelope.event());
        return new AuditEntry(
                visible.number(),
                envelope.eventId(),
                envelope.recordedAt(),
                envelope.effectiveOn(),
                envelope.type().name(),
                envelope.type().revision(),
                telling.what(),
                envelope.actorId(),
                visible.engineerId(),
                envelope.stream(),
                visible.version(),
                telling.from(),
                telling.to(),
                telling.reasonCode(),
                visible.reason(),
                envelope.commandId(),
                envelope.correlationId(),
                envelope.causationId(),
                visible.data());
    }
}
