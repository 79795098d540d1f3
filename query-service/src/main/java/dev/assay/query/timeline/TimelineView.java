package dev.assay.query.timeline;

import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import dev.assay.query.history.StoredEvents;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The events of an engineer by stream version, in documents of a hundred versions each. Versions are dense, so a
/// reader knows the `_id`s without asking: the next document is wanted only if the one before is there.
@Component
class TimelineView implements View {

    static final String NAME = "timeline";
    static final String ENTRIES = "entries";

    private static final int VERSIONS = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Write> project(Envelope envelope) {
        if (!(envelope.event() instanceof EngineerEvent event)) {
            return List.of();
        }
        long version = envelope.version();
        return List.of(Write.entry(
                id(event.engineerId(), version / VERSIONS),
                version,
                Map.of(ENTRIES + "." + version, StoredEvents.toBytes(envelope))));
    }

    /// @param part counts from 0
    static String id(UUID engineer, long part) {
        return engineer + "/" + part;
    }
}
