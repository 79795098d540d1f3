package dev.assay.query.feed;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// What a batch writes to one document.
///
/// The topic may hold any run of a stream again, at any time, but a version for the first time only after those
/// before it. So the writes count that rise in version above all before them, and they may be applied together exactly
/// where the document is older than the first of them. Elsewhere it has some of them, or all: [#since] tells what is
/// left.
final class MergedDocument {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final String id;
    private final Write.Guard guard;
    private final Set<String> streams = HashSet.newHashSet(1);
    private final List<Write> run = new ArrayList<>(1);
    private MergedPaths paths = new MergedPaths();
    private boolean beside;

    MergedDocument(String id, Write.Guard guard) {
        this.id = id;
        this.guard = guard;
    }

    String id() {
        return id;
    }

    /// The streams of the events that write it.
    Set<String> streams() {
        return streams;
    }

    /// @throws IllegalArgumentException if the document is guarded in another way, or a path goes into something that
    ///     is not a map; nothing is added then
    void add(Write write, String stream) {
        if (write.guard() != guard) {
            throw new IllegalArgumentException("A document is guarded in one way only: " + write.id());
        }
        if (guard == Write.Guard.VERSION && !run.isEmpty() && write.version() <= last()) {
            return;
        }
        try {
            put(write);
        } catch (IllegalArgumentException contradiction) {
            paths = new MergedPaths();
            run.forEach(this::put);
            throw contradiction;
        }
        run.add(write);
        streams.add(stream);
    }

    /// What is left to be written to a document that has this version; null if nothing is.
    @Nullable
    MergedDocument since(long storedVersion) {
        MergedDocument left = new MergedDocument(id, guard);
        for (Write write : run) {
            if (write.version() > storedVersion) {
                left.put(write);
                left.run.add(write);
            }
        }
        left.streams.addAll(streams);
        return left.run.isEmpty() ? null : left;
    }

    /// True if it is written beside the state of others.
    boolean isBeside() {
        return beside;
    }

    /// Those others.
    Set<String> states() {
        Set<String> states = new HashSet<>();
        for (Write write : run) {
            String state = write.beside();
            if (state != null) {
                states.add(state);
            }
        }
        return states;
    }

    /// What is left to be written beside documents of these versions; null if nothing is.
    @Nullable
    MergedDocument besideThose(Map<String, Long> storedVersions) {
        MergedDocument left = new MergedDocument(id, guard);
        Map<String, Long> seen = new HashMap<>(storedVersions);
        for (Write write : run) {
            String state = write.beside();
            if (state == null || write.version() > seen.getOrDefault(state, Write.NO_VERSION)) {
                left.put(write);
                left.run.add(write);
                if (state != null) {
                    seen.put(state, write.version());
                }
            }
        }
        left.streams.addAll(streams);
        return left.run.isEmpty() ? null : left;
    }

    /// On a document that has some of the writes it does nothing but fail, with a duplicate key: its condition does not
    /// find the document, which cannot be inserted a second time.
    ///
    /// @throws IllegalArgumentException if a value is of a kind that no document holds
    WriteModel<BsonDocument> model() {
        BsonDocument fields = new BsonDocument();
        BsonDocument gone = new BsonDocument();
        paths.forEach((path, value) -> {
            if (value == Write.GONE) {
                gone.append(path, BsonBoolean.TRUE);
            } else {
                fields.append(path, BsonValues.of(value));
            }
        });
        BsonDocument filter = new BsonDocument("_id", new BsonString(id));
        BsonDocument update = new BsonDocument();
        switch (guard) {
            case VERSION -> {
                filter.append(MergedWrites.VERSION, new BsonDocument("$lt", new BsonInt64(first())));
                fields.append(MergedWrites.VERSION, new BsonInt64(last()));
            }
            case OWN_PATHS -> {
                long version = highest();
                if (version > Write.NO_VERSION) {
                    update.append("$max", new BsonDocument(MergedWrites.VERSION, new BsonInt64(version)));
                }
            }
        }
        if (!gone.isEmpty()) {
            update.append("$unset", gone);
        }
        if (!fields.isEmpty()) {
            update.append("$set", fields);
        }
        return new UpdateOneModel<>(filter, update, UPSERT);
    }

    private void put(Write write) {
        beside |= write.beside() != null;
        // The paths of one write never lead into each other, and with OWN_PATHS those of several do not either.
        if (paths.isEmpty() || guard == Write.Guard.OWN_PATHS) {
            paths.putApart(write.set());
        } else {
            paths.put(write.set());
        }
    }

    private long first() {
        return run.getFirst().version();
    }

    private long last() {
        return run.getLast().version();
    }

    private long highest() {
        return run.stream()
                .filter(write -> write.beside() == null)
                .mapToLong(Write::version)
                .max()
                .orElse(Write.NO_VERSION);
    }
}
