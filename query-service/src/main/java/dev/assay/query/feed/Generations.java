package dev.assay.query.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which collection of each view is live, and which is being built beside it.
///
/// One document a view: `{_id: name, live, version, building: {collection, version}, retired: {collection: when}}`.
@Component
class Generations {

    static final String COLLECTION = "views";

    /// How long a replaced collection stays for readers who are in the middle of it.
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String LIVE = "live";
    private static final String VERSION = "version";
    private static final String BUILDING = "building";
    private static final String RETIRED = "retired";

    private final MongoDatabase database;
    private final MongoCollection<Document> views;
    private final Offsets offsets;
    private final ParkedEvents parkedEvents;
    private final Clock clock;

    Generations(MongoDatabase database, Offsets offsets, ParkedEvents parkedEvents, Clock clock) {
        this.database = database;
        this.views = database.getCollection(COLLECTION);
        this.offsets = offsets;
        this.parkedEvents = parkedEvents;
        this.clock = clock;
    }

    /// @param version of the view's code that wrote the collection
    record Generation(String collection, int version) {}

    record State(Generation live, @Nullable Generation building) {}

    Map<String, State> load() {
        Map<String, State> states = new HashMap<>();
        for (Document document : views.find()) {
            Document building = document.get(BUILDING, Document.class);
            states.put(
                    document.getString("_id"),
                    new State(
                            new Generation(document.getString(LIVE), document.getInteger(VERSION)),
                            building == null
                                    ? null
                                    : new Generation(building.getString("collection"), building.getInteger(VERSION))));
        }
        return states;
    }

    /// The first collection of a view goes live empty: there is nothing older to show.
    void begin(View view) {
        try {
            views.insertOne(new Document("_id", view.name())
                    .append(LIVE, newCollection(view))
                    .append(VERSION, view.version()));
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
        }
    }

    /// Asks for a new collection beside the live one; changes nothing if one is being built already.
    void startBuilding(View view) {
        Document building = new Document("collection", newCollection(view)).append(VERSION, view.version());
        views.updateOne(
                Filters.and(Filters.eq(view.name()), Filters.eq(BUILDING, null)), Updates.set(BUILDING, building));
    }

    /// An unfinished build of older code is of no use.
    void abandonBuilding(String view, Generation building) {
        views.updateOne(
                Filters.and(Filters.eq(view), Filters.eq(BUILDING + ".collection", building.collection())),
                Updates.unset(BUILDING));
        drop(building.collection());
    }

    /// The switch, in one write; nothing happens if somebody else made it already.
    void goLive(String view, Generation old, Generation built) {
        views.updateOne(
                Filters.and(Filters.eq(view), Filters.eq(BUILDING + ".collection", built.collection())),
                Updates.combine(
                        Updates.set(LIVE, built.collection()),
                        Updates.set(VERSION, built.version()),
                        Updates.unset(BUILDING),
                        Updates.set(
                                RETIRED + "." + old.collection(),
                                Instant.now(clock).toString())));
    }

    void dropRetired() {
        Instant before = Instant.now(clock).minus(GRACE);
        for (Document document : views.find()) {
            Document retired = document.get(RETIRED, new Document());
            for (String collection : retired.keySet()) {
                if (Instant.parse(retired.getString(collection)).isBefore(before)) {
                    drop(collection);
                    views.updateOne(Filters.eq(document.getString("_id")), Updates.unset(RETIRED + "." + collection));
                }
            }
        }
    }

    MongoCollection<Document> collection(Generation generation) {
        return database.getCollection(generation.collection());
    }

    private void drop(String collection) {
        database.getCollection(collection).drop();
        offsets.forget(collection);
        parkedEvents.forget(collection);
    }

    /// Never used before, so that a wiped database is noticed by the name.
    private String newCollection(View view) {
        return view.name() + "_v" + view.version() + "_" + Long.toString(clock.millis(), Character.MAX_RADIX);
    }
}
