package dev.assay.command.store;

import dev.assay.command.Rejected;
import dev.assay.events.AssayEvent;
import dev.assay.events.EventJson;
import dev.assay.events.EventSize;
import dev.assay.events.EventType;
import dev.assay.events.EventTypes;

/// Refuses an event that is too large as written. Every event passes here before it is stored.
public final class EventSizeLimit {

    /// Stable; part of the contract.
    public static final String TOO_LARGE = "event.too-large";

    /// More than the metadata of any event: four ids and their names.
    private static final int METADATA = 512;

    private EventSizeLimit() {}

    /// @param bytes of data and metadata as written
    /// @throws Rejected if they are too many
    public static void check(EventType type, int bytes) {
        int most = EventSize.maxOf(type);
        if (bytes > most) {
            throw new Rejected(
                    TOO_LARGE,
                    "What is to be recorded (" + type.name() + ") has " + bytes + " bytes as written, and " + most
                            + " at most are stored: shorten its texts and lists.");
        }
    }

    /// For who must know before it is written, at the cost of writing it twice.
    ///
    /// @throws Rejected if it is too large
    public static void measure(AssayEvent event) {
        check(EventTypes.of(event.getClass()), EventJson.mapper().writeValueAsBytes(event).length + METADATA);
    }
}
