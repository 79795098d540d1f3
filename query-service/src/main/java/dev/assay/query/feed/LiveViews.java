package dev.assay.query.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.assay.query.Unavailable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Where the queries find the documents of a view: the collection that is live now.
@Component
public class LiveViews {

    private final MongoDatabase database;
    private final Map<String, String> collections = new ConcurrentHashMap<>();

    LiveViews(MongoDatabase database) {
        this.database = database;
    }

    /// Ask anew for every query: a rebuilt view goes live by a switch of its collection.
    ///
    /// @throws Unavailable while the view is being built for the first time in its present form
    public MongoCollection<Document> collection(String view) {
        return database.getCollection(nameOf(view));
    }

    /// The name of the live collection.
    ///
    /// @throws Unavailable while the view is being built for the first time in its present form
    public String nameOf(String view) {
        String collection = collections.get(view);
        if (collection == null) {
            throw new Unavailable("view.building", "The view " + view + " is being built; ask again soon.");
        }
        return collection;
    }

    String database() {
        return database.getName();
    }

    boolean isLive(String view) {
        return collections.containsKey(view);
    }

    void goLive(String view, String collection) {
        collections.put(view, collection);
    }

    void goDark(String view) {
        collections.remove(view);
    }
}
