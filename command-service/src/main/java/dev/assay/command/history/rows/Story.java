package dev.assay.command.history.rows;

import dev.assay.command.engineer.Engineer;
import dev.assay.events.EngineerEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One engineer's stream, as far as an import must know it.
public final class Story {

    private final UUID engineerId;
    private final Map<UUID, Content> contents;
    private Engineer state;
    private long version;

    private Story(UUID engineerId, Map<UUID, Content> contents, Engineer state, long version) {
        this.engineerId = engineerId;
        this.contents = contents;
        this.state = state;
        this.version = version;
    }

    /// A stream without events.
    public static Story unwritten(UUID engineerId) {
        return new Story(engineerId, new HashMap<>(), Engineer.UNREGISTERED, -1);
    }

    /// One that can go on without changing this one.
    public Story copy() {
        return new Story(engineerId, new HashMap<>(contents), state, version);
    }

    public void goOn(EngineerEvent event) {
        state = Engineer.evolve(state, event);
        version++;
        Content.Stored stored = Content.of(event);
        if (stored != null) {
            contents.put(stored.id(), stored.content());
        }
    }

    public UUID engineerId() {
        return engineerId;
    }

    public Engineer state() {
        return state;
    }

    /// The last event's place in the stream; -1 without events.
    public long version() {
        return version;
    }

    boolean registered() {
        return version >= 0;
    }

    Optional<Content> content(UUID id) {
        return Optional.ofNullable(contents.get(id));
    }
}
