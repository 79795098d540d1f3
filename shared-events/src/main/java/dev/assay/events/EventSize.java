package dev.assay.events;

import dev.assay.events.FrameworkEvent.RoleVersionDrafted;

/// How large an event may be: its data and its metadata as they are written, in bytes.
///
/// What is stored must also fit everywhere it goes, or it stops everything behind it. A view keeps up to a hundred
/// events in a document, and MongoDB takes 16 MB; Kafka takes a record of [EventTopic#MAX_RECORD_BYTES].
public final class EventSize {

    /// Of an event about an engineer, a ladder or the alert policy.
    public static final int MAX = 128 << 10;

    /// Of a role's draft, which holds a whole document: the longest has 256 Ki characters, of three bytes each at most.
    public static final int MAX_DRAFT = 1 << 20;

    private EventSize() {}

    /// What an event of the type may have.
    public static int maxOf(EventType type) {
        return type.equals(EventTypes.of(RoleVersionDrafted.class)) ? MAX_DRAFT : MAX;
    }
}
