package dev.assay.query.feed;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// What MongoDB does with the updates of the feed, document by document; between any two of them others have their
// turn.
final class ModelDocuments implements ViewDocuments {

    private final Map<String, BsonDocument> documents = new TreeMap<>();
    private final Supplier<Boolean> beforeEach;

    /// The process that writes ends here.
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// @param beforeEach lets others have their turn; true if the process ends before the update
    ModelDocuments(Supplier<Boolean> beforeEach) {
        this.beforeEach = beforeEach;
    }

    Map<String, BsonDocument> documents() {
        return documents;
    }

    @Override
    public Outcome write(Map<String, WriteModel<BsonDocument>> models) {
        Set<String> newer = new HashSet<>();
        models.forEach((id, model) -> {
            turn();
            if (!update((UpdateOneModel<BsonDocument>) model)) {
                newer.add(id);
            }
        });
        return new Outcome(newer, Map.of());
    }

    @Override
    public Map<String, Long> versions(Collection<String> ids) {
        turn();
        Map<String, Long> versions = new HashMap<>();
        ids.forEach(id -> {
            BsonDocument document = documents.get(id);
            if (document != null && document.containsKey("version")) {
                versions.put(id, document.getInt64("version").getValue());
            }
        });
        turn();
        return versions;
    }

    private void turn() {
        if (beforeEach.get()) {
            throw new Killed();
        }
    }

    private boolean update(UpdateOneModel<BsonDocument> model) {
        BsonDocument filter = bson(model.getFilter());
        BsonDocument update = bson(Objects.requireNonNull(model.getUpdate()));
        String id = filter.getString("_id").getValue();
        BsonDocument found = documents.get(id);
        if (found != null && filter.containsKey("version")) {
            long below = filter.getDocument("version").getInt64("$lt").getValue();
            if (found.getInt64("version").getValue() >= below) {
                return false;
            }
        }
        BsonDocument document = documents.computeIfAbsent(id, none -> new BsonDocument());
        update.getDocument("$unset", new BsonDocument()).keySet().forEach(path -> put(document, path, null));
        update.getDocument("$set", new BsonDocument()).forEach((path, value) -> put(document, path, value));
        update.getDocument("$max", new BsonDocument()).forEach((path, value) -> {
            BsonInt64 before = document.getInt64(path, value.asInt64());
            put(document, path, before.compareTo(value.asInt64()) > 0 ? before : value);
        });
        return true;
    }

    private static void put(BsonDocument document, String path, @Nullable BsonValue value) {
        List<String> names = List.of(path.split("\\."));
        BsonDocument parent = document;
        for (String name : names.subList(0, names.size() - 1)) {
            if (!parent.containsKey(name)) {
                parent.append(name, new BsonDocument());
            }
            parent = parent.getDocument(name);
        }
        if (value == null) {
            parent.remove(names.getLast());
        } else {
            parent.put(names.getLast(), value.isDocument() ? value.asDocument().clone() : value);
        }
    }

    private static BsonDocument bson(Bson bson) {
        return bson.toBsonDocument();
    }
}
