package dev.assay.query.feed;

import com.mongodb.client.MongoDatabase;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Filters that name one document and a condition on it.
///
/// The embedded server looks through the whole collection as soon as a filter holds more than the `_id`. It lives in
/// memory for one instance of the service, so there the condition is checked by reading first.
@Component
public class ById {

    private final BooleanSupplier server;
    private volatile @Nullable Boolean embedded;

    @Autowired
    ById(MongoDatabase database) {
        this(() -> !database.runCommand(new Document("buildInfo", 1)).containsKey("storageEngines"));
    }

    /// @param server tells whether it is the embedded one
    ById(BooleanSupplier server) {
        this.server = server;
    }

    /// The document of this id, on a real server only if the field meets the condition.
    public Bson filter(String id, String field, Object condition) {
        Document filter = new Document("_id", id);
        return embedded() ? filter : filter.append(field, condition);
    }

    /// True if conditions beside the id have to be checked by reading first.
    boolean embedded() {
        Boolean known = embedded;
        if (known == null) {
            known = server.getAsBoolean();
            embedded = known;
        }
        return known;
    }
}
