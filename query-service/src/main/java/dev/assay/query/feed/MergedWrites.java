package dev.assay.query.feed;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The writes of one view in one batch, merged into one update a document, as if they were applied one by one.
final class MergedWrites {

    /// The field of every document that holds the highest stream version it has seen.
    static final String VERSION = "version";

    /// The version of a stream's first event.
    private static final long FIRST = 0;

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Map<String, Merged> byId = new LinkedHashMap<>();

    /// @throws IllegalArgumentException if the write contradicts an earlier one of the batch: its document is guarded
    ///     in another way, or a path goes into something that is not a map
    void add(Write write) {
        Merged merged = byId.get(write.id());
        if (merged == null) {
            merged = new Merged(write.guard());
        }
        merged.add(write);
        byId.put(write.id(), merged);
    }

    Set<String> ids() {
        return Collections.unmodifiableSet(byId.keySet());
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    List<WriteModel<BsonDocument>> models(ById filters) {
        List<WriteModel<BsonDocument>> models = new ArrayList<>(byId.size());
        byId.forEach((id, merged) -> models.add(merged.model(id, filters)));
        return models;
    }

    /// The documents whose writes apply only to a lower version, with the version that they have then. Those of a
    /// stream's first event are not among them: they apply only where there is no document.
    Map<String, Long> guarded() {
        Map<String, Long> guarded = new HashMap<>();
        byId.forEach((id, merged) -> {
            if (merged.guard == Write.Guard.VERSION && merged.version > FIRST) {
                guarded.put(id, merged.version);
            }
        });
        return guarded;
    }

    /// Leaves out what would be stale for a document of this version.
    void leaveOutIfStale(String id, long storedVersion) {
        Merged merged = byId.get(id);
        if (merged != null && merged.guard == Write.Guard.VERSION && merged.version <= storedVersion) {
            byId.remove(id);
        }
    }

    private static final class Merged {

        private final Write.Guard guard;
        private final Map<String, Object> set = new LinkedHashMap<>();
        private long version = Write.NO_VERSION;

        Merged(Write.Guard guard) {
            this.guard = guard;
        }

        void add(Write write) {
            if (write.guard() != guard) {
                throw new IllegalArgumentException("A document is guarded in one way only: " + write.id());
            }
            // The paths of one write never lead into each other, and with OWN_PATHS those of several do not either.
            if (set.isEmpty() || guard == Write.Guard.OWN_PATHS) {
                set.putAll(write.set());
            } else {
                write.set().forEach(this::put);
            }
            version = Math.max(version, write.version());
        }

        private void put(String path, Object value) {
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                Object parent = set.get(path.substring(0, dot));
                if (parent != null || set.containsKey(path.substring(0, dot))) {
                    set.put(path.substring(0, dot), within(parent, path.substring(dot + 1), value));
                    return;
                }
            }
            set.keySet().removeIf(earlier -> earlier.startsWith(path + "."));
            set.put(path, value);
        }

        /// A copy of the map with the value at the deeper path: the map that a projection gave is never changed.
        private static Map<String, Object> within(@Nullable Object parent, String path, Object value) {
            if (!(parent instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("A path goes into something that is not a map: " + path);
            }
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, held) -> copy.put((String) key, held));
            int dot = path.indexOf('.');
            if (dot < 0) {
                copy.put(path, value);
            } else {
                String head = path.substring(0, dot);
                Object child = copy.containsKey(head) ? copy.get(head) : Map.of();
                copy.put(head, within(child, path.substring(dot + 1), value));
            }
            return copy;
        }

        WriteModel<BsonDocument> model(String id, ById filters) {
            BsonDocument fields = new BsonDocument(set.size() + 1);
            BsonDocument gone = new BsonDocument();
            set.forEach((path, value) -> {
                if (value == Write.GONE) {
                    gone.append(path, BsonBoolean.TRUE);
                } else {
                    fields.append(path, BsonValues.of(value));
                }
            });
            BsonDocument update = new BsonDocument();
            if (!gone.isEmpty()) {
                update.append("$unset", gone);
            }
            BsonInt64 newest = new BsonInt64(version);
            return switch (guard) {
                case VERSION -> {
                    if (version == FIRST) {
                        // Whatever is there already has seen it.
                        yield new UpdateOneModel<>(
                                new BsonDocument("_id", new BsonString(id)),
                                new BsonDocument("$setOnInsert", fields.append(MergedWrites.VERSION, newest)),
                                UPSERT);
                    }
                    update.append("$set", fields.append(MergedWrites.VERSION, newest));
                    // A stale write finds no document to update and fails to insert: its duplicate key is no error.
                    yield new UpdateOneModel<>(
                            filters.filter(id, MergedWrites.VERSION, new Document("$lt", version)), update, UPSERT);
                }
                case OWN_PATHS -> {
                    if (!fields.isEmpty()) {
                        update.append("$set", fields);
                    }
                    if (version > Write.NO_VERSION) {
                        update.append("$max", new BsonDocument(MergedWrites.VERSION, newest));
                    }
                    yield new UpdateOneModel<>(new BsonDocument("_id", new BsonString(id)), update, UPSERT);
                }
            };
        }
    }
}
