package dev.assay.query.timeline;

import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import dev.assay.query.history.EngineerEvents;
import dev.assay.query.history.EventEntries;
import java.util.List;
import org.springframework.stereotype.Component;

/// Every event of every engineer, in the documents that [EngineerEvents] reads.
@Component
class TimelineView implements View {

    static final String NAME = EngineerEvents.TIMELINE;

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
        return EventEntries.writes(EngineerEvents.documentOf(event.engineerId(), version), version, envelope);
    }
}
