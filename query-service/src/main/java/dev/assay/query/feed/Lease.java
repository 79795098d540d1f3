package dev.assay.query.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Lets one of several instances do a piece of work. It saves work only: nothing breaks if two do it for a moment.
@Component
public class Lease {

    private static final String COLLECTION = "leases";

    private final MongoCollection<Document> leases;
    private final Clock clock;
    private final String holder;

    Lease(MongoDatabase database, Clock clock, Supplier<UUID> ids) {
        this.leases = database.getCollection(COLLECTION);
        this.clock = clock;
        this.holder = ids.get().toString();
    }

    /// Takes the lease or prolongs it.
    ///
    /// @return false if another instance holds it
    public boolean hold(String name, Duration duration) {
        long now = clock.millis();
        try {
            leases.updateOne(
                    Filters.and(Filters.eq(name), Filters.or(Filters.eq("holder", holder), Filters.lt("until", now))),
                    Updates.combine(Updates.set("holder", holder), Updates.set("until", now + duration.toMillis())),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    public void release(String name) {
        leases.deleteOne(Filters.and(Filters.eq(name), Filters.eq("holder", holder)));
    }
}
