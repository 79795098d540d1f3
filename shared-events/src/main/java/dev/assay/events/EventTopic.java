package dev.assay.events;

/// The one topic of the event stream.
public final class EventTopic {

    public static final String NAME = "assay.events";

    /// Fixed for ever: another count would send an engineer's later events to another partition than the earlier ones.
    public static final int PARTITIONS = 12;

    private EventTopic() {}
}
