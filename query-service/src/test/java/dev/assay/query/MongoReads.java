package dev.assay.query;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;

/// Counts the documents that queries get from MongoDB, and the queries, by collection: how much an answer costs,
// whatever
/// the machine.
public final class MongoReads implements CommandListener {

    private final Map<String, AtomicInteger> documents = new ConcurrentHashMap<>();
    private final AtomicInteger queries = new AtomicInteger();

    public void reset() {
        documents.clear();
        queries.set(0);
    }

    /// Of all collections whose names begin alike: a view's collection carries its version.
    public int documents(String view) {
        return documents.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(view))
                .mapToInt(entry -> entry.getValue().get())
                .sum();
    }

    public int queries() {
        return queries.get();
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        if (!isRequest(Thread.currentThread())) {
            return;
        }
        BsonDocument cursor = event.getResponse().containsKey("cursor")
                ? event.getResponse().getDocument("cursor")
                : new BsonDocument();
        String batch = event.getCommandName().equals("find") ? "firstBatch" : "nextBatch";
        if (cursor.containsKey(batch)) {
            String collection = cursor.getString("ns").getValue().replaceFirst("^[^.]*\\.", "");
            documents
                    .computeIfAbsent(collection, name -> new AtomicInteger())
                    .addAndGet(cursor.getArray(batch).size());
            queries.incrementAndGet();
        }
    }

    private static boolean isRequest(Thread thread) {
        return thread.getName().startsWith("tomcat-handler-")
                || thread.getName().startsWith("http-");
    }
}
