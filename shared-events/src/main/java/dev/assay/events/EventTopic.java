package dev.assay.events;

/// The one topic of the event stream.
public final class EventTopic {

    public static final String NAME = "assay.events";

    /// Fixed for ever: another count would send an engineer's later events to another partition than the earlier ones.
    public static final int PARTITIONS = 12;

    /// The largest record that topic, broker and relay take, in bytes.
    ///
    /// Far above [EventSize], because the topic must also take what was stored before there was a limit: the text
    /// of a body of a megabyte, each of whose bytes can become six when written as JSON.
    public static final int MAX_RECORD_BYTES = 8 << 20;

    private EventTopic() {}
}
