package dev.assay.query.timeline;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.assay.events.Envelope;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.history.StoredEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Reads the documents of the timeline by their `_id`s.
@Component
class TimelineStore {

    private final LiveViews views;

    TimelineStore(LiveViews views) {
        this.views = views;
    }

    /// All events of the engineer in no particular order; empty for an unknown engineer. All years are read, since a
    /// later one may tell what became of an earlier fact.
    Optional<List<Envelope>> events(UUID engineerId) {
        MongoCollection<Document> documents = views.collection(TimelineView.NAME);
        String engineer = engineerId.toString();
        Document overview = documents.find(Filters.eq(engineer)).first();
        Document years = overview == null ? null : overview.get(TimelineView.YEARS, Document.class);
        if (years == null) {
            return Optional.empty();
        }
        List<String> ids = years.keySet().stream()
                .map(year -> TimelineView.yearId(engineer, year))
                .toList();
        List<Envelope> events = new ArrayList<>();
        documents
                .find(Filters.in("_id", ids))
                .forEach(year -> events.addAll(StoredEvents.allOf(year.get(TimelineView.ENTRIES, Document.class))));
        return Optional.of(events);
    }
}
