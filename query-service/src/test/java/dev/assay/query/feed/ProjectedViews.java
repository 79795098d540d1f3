package dev.assay.query.feed;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.assay.embedded.Shared;
import dev.assay.events.Envelope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;

/// Views on a real store without the stream: events go through the projections and the merged writes of the feed.
public final class ProjectedViews implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;
    private final LiveViews live;

    public ProjectedViews(View... views) {
        String uri = Shared.mongo();
        client = MongoClients.create(uri);
        database = client.getDatabase(Objects.requireNonNull(new ConnectionString(uri).getDatabase()));
        live = new LiveViews(database);
        for (View view : views) {
            live.goLive(view.name(), view.name());
        }
    }

    public LiveViews live() {
        return live;
    }

    /// Applies the events as one batch.
    public void apply(View view, List<Envelope> events) {
        MergedWrites writes = new MergedWrites();
        events.forEach(event -> writes.add(view.project(event), event.stream()));
        Map<String, String> refused =
                GuardedWrites.apply(writes.documents(), new MongoDocuments(database.getCollection(view.name())));
        if (!refused.isEmpty()) {
            throw new IllegalStateException("Refused: " + refused);
        }
    }

    /// All documents by id, with their fields in alphabetical order.
    public Map<String, String> documents(View view) {
        Map<String, String> documents = new TreeMap<>();
        database.getCollection(view.name())
                .find()
                .forEach(document -> documents.put(
                        document.getString("_id"), sorted(document).toString()));
        return documents;
    }

    @Override
    public void close() {
        client.close();
    }

    static Map<String, Object> sorted(Document document) {
        Map<String, Object> sorted = new TreeMap<>();
        document.forEach((key, value) ->
                sorted.put(key, value instanceof Document inner ? sorted(inner) : String.valueOf(value)));
        return sorted;
    }
}
