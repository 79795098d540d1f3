package dev.assay.events;

/// An event that this version of the code cannot read: it was written by a later one.
public final class UnknownEventTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownEventTypeException(EventType type) {
        super("Unknown event type " + type.name() + ", revision " + type.revision());
    }
}
