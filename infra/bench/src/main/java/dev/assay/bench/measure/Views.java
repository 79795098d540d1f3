package dev.assay.bench.measure;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.assay.bench.stack.Stack;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/// How far the views have come, as they store it themselves.
final class Views {

    private static final long STEP_NANOS = 20_000_000;
    private static final long PATIENCE_NANOS = 900_000_000_000L;

    private Views() {}

    /// Until every view has read that many records.
    static void await(Stack stack, String database, long records) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try (MongoClient client = MongoClients.create(stack.mongo(database))) {
            while (read(client, database) < records) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The views do not catch up");
                }
                LockSupport.parkNanos(STEP_NANOS);
            }
        }
    }

    /// How many records the view that is furthest behind has read.
    static long read(MongoClient client, String database) {
        long least = Long.MAX_VALUE;
        for (Document view :
                client.getDatabase(database).getCollection("offsets").find()) {
            long read = 0;
            for (Object offset : view.get("next", new Document()).values()) {
                read += ((Number) offset).longValue();
            }
            least = Math.min(least, read);
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }
}
