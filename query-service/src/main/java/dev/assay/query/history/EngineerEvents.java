package dev.assay.query.history;

import com.mongodb.client.MongoCollection;
import dev.assay.events.Envelope;
import dev.assay.events.EventType;
import dev.assay.events.RecordedEvent;
import dev.assay.kit.connection.Client;
import dev.assay.query.feed.LiveViews;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Everything that happened to one engineer, read from the view of timelines. The timeline, the rating history and the
/// audit of one engineer are told from it, so that an event is stored once for all three.
///
/// The events lie in documents of a hundred stream versions each. Versions are dense, so a reader knows the `_id`s
/// without asking.
@Component
public class EngineerEvents {

    /// The view of timelines, whose documents this class reads.
    public static final String TIMELINE = "timeline";

    private static final int VERSIONS = 100;
    private static final int AT_ONCE = 4;

    private final LiveViews views;

    EngineerEvents(LiveViews views) {
        this.views = views;
    }

    /// The `_id` of the document that holds a version.
    public static String documentOf(UUID engineer, long version) {
        return partId(engineer, version / VERSIONS);
    }

    /// All events in the order of versions; empty for an unknown engineer.
    public List<Envelope> of(UUID engineer) {
        return unread(engineer).stream().map(RecordedEvent::open).toList();
    }

    /// Those of some types; the data of others stays unread.
    public List<Envelope> of(UUID engineer, Predicate<EventType> wanted) {
        return unread(engineer).stream()
                .filter(event -> wanted.test(event.type()))
                .map(RecordedEvent::open)
                .toList();
    }

    /// The same with the data still unread, for who wants only some of them.
    public List<RecordedEvent> unread(UUID engineer) {
        List<RecordedEvent> events = new ArrayList<>();
        long first = 0;
        // Most have one document; who has as many as were asked for may have more.
        while (read(engineer, first, events)) {
            Client.current().requirePresent();
            first += AT_ONCE;
        }
        events.sort(Comparator.comparing(RecordedEvent::version));
        return events;
    }

    /// @return whether there may be more
    private boolean read(UUID engineer, long first, List<RecordedEvent> events) {
        // As the driver sends it: it takes longer to look for the codecs of a filter than to write it.
        BsonArray ids = new BsonArray();
        for (long part = first; part < first + AT_ONCE; part++) {
            ids.add(new BsonString(partId(engineer, part)));
        }
        BsonDocument filter = new BsonDocument("_id", new BsonDocument("$in", ids));
        MongoCollection<Document> timelines = views.collection(TIMELINE);
        List<Document> parts = timelines
                .find(filter)
                .batchSize(EventEntries.DOCUMENTS_IN_AN_ANSWER)
                .into(new ArrayList<>());
        events.addAll(EventEntries.unread(timelines, parts));
        return parts.size() == AT_ONCE;
    }

    private static String partId(UUID engineer, long part) {
        return engineer + "/" + part;
    }
}
