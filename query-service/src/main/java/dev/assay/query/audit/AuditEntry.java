package dev.assay.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.events.AssayEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
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
/// @param version of the stream
/// @param data the event's own data
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
        long version,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reasonCode,
        @Nullable String reason,
        UUID commandId,
        UUID correlationId,
        @Nullable UUID causationId,
        AssayEvent data) {

    static AuditEntry of(Envelope envelope) {
        AssayEvent event = envelope.event();
        Telling telling = Telling.of(event);
        return new AuditEntry(
                envelope.position(),
                envelope.eventId(),
                envelope.recordedAt(),
                envelope.effectiveOn(),
                envelope.type().name(),
                envelope.type().revision(),
                telling.what(),
                envelope.actorId(),
                event instanceof EngineerEvent concerned ? concerned.engineerId() : null,
                envelope.stream(),
                envelope.version(),
                telling.from(),
                telling.to(),
                telling.reasonCode(),
                envelope.reason(),
                envelope.commandId(),
                envelope.correlationId(),
                envelope.causationId(),
                event);
    }
}
