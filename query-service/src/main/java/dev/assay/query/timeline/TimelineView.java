package dev.assay.query.timeline;

import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import dev.assay.query.history.StoredEvents;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// One document per engineer and year of `effectiveOn` with the events by stream version, and one per engineer that
/// says which years there are, so that every read goes by `_id`.
@Component
class TimelineView implements View {

    static final String NAME = "timeline";
    static final String YEARS = "years";
    static final String ENTRIES = "entries";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Write> project(Envelope envelope) {
        if (!(envelope.event() instanceof EngineerEvent event)) {
            return List.of();
        }
        String engineer = event.engineerId().toString();
        int year = event.effectiveOn().getYear();
        long version = envelope.version();
        return List.of(
                Write.entry(engineer, version, Map.of(YEARS + "." + year, true)),
                Write.entry(
                        yearId(engineer, Integer.toString(year)),
                        version,
                        Map.of(ENTRIES + "." + version, StoredEvents.toFields(envelope))));
    }

    static String yearId(String engineer, String year) {
        return engineer + "/" + year;
    }
}
