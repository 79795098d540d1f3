package dev.assay.query.access;

import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that a reader may see. What an answer says of its data, its reason and its number comes from here, never
/// from the envelope.
///
/// @param envelope the event as the reader may know it
/// @param number the position in the ledger as the reader is told it
public record VisibleEvent(Envelope envelope, Visibility visibility, long number) {

    /// The event, or a copy of its data as JSON without the fields that the reader may not see.
    public Object data() {
        return VisibleFields.of(envelope.event(), visibility);
    }

    public @Nullable String reason() {
        return VisibleFields.shows(envelope.event(), "reason", visibility) ? envelope.reason() : null;
    }

    /// The version within the stream; absent in one's own record, where gaps would tell of what is hidden.
    public @Nullable Long version() {
        return visibility == Visibility.OWN ? null : envelope.version();
    }

    /// The position in the ledger as the reader is told it; absent in one's own record.
    public @Nullable Long position() {
        return visibility == Visibility.OWN ? null : number;
    }

    /// The engineer concerned; absent where the fact is about roles, ladders or the alert policy.
    public @Nullable UUID engineerId() {
        return envelope.event() instanceof EngineerEvent event ? event.engineerId() : null;
    }
}
