package dev.assay.query.timeline;

import com.mongodb.client.model.Filters;
import dev.assay.events.Envelope;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.history.StoredEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Reads the documents of the timeline by their `_id`s.
@Component
class TimelineStore {

    private static final int AT_ONCE = 4;

    private final LiveViews views;

    TimelineStore(LiveViews views) {
        this.views = views;
    }

    /// All events of the engineer in no particular order; empty for an unknown engineer. All of them are read, since a
    /// later one may tell what became of an earlier fact.
    Optional<List<Envelope>> events(UUID engineerId) {
        List<Envelope> events = new ArrayList<>();
        for (long part = 0; read(engineerId, part, events); part += AT_ONCE) {
            // Most engineers have one document; who has as many as were asked for may have more.
        }
        return events.isEmpty() ? Optional.empty() : Optional.of(events);
    }

    /// @return whether there may be more
    private boolean read(UUID engineerId, long first, List<Envelope> events) {
        List<String> ids = LongStream.range(first, first + AT_ONCE)
                .mapToObj(part -> TimelineView.id(engineerId, part))
                .toList();
        int found = 0;
        for (Document part : views.collection(TimelineView.NAME).find(Filters.in("_id", ids))) {
            events.addAll(StoredEvents.allOf(part.get(TimelineView.ENTRIES, Document.class)));
            found++;
        }
        return found == AT_ONCE;
    }
}
