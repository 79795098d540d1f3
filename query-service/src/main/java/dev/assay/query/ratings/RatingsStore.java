package dev.assay.query.ratings;

import com.mongodb.client.model.Filters;
import dev.assay.events.Envelope;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.history.StoredEvents;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Reads the documents of the rating history, one by its `_id`.
@Component
class RatingsStore {

    private final LiveViews views;

    RatingsStore(LiveViews views) {
        this.views = views;
    }

    /// The events that concern the engineer's ratings, in no particular order; empty for an unknown engineer.
    Optional<List<Envelope>> events(UUID engineerId) {
        Document document = views.collection(RatingsView.NAME)
                .find(Filters.eq(engineerId.toString()))
                .first();
        return Optional.ofNullable(document)
                .map(found -> StoredEvents.allOf(found.get(RatingsView.ENTRIES, Document.class)));
    }
}
