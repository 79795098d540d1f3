package dev.assay.query.feed;

import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;

/// The writes of one view in one batch, merged into one update a document, as if they were applied one by one.
final class MergedWrites {

    /// The field of every document that holds the highest stream version it has seen.
    static final String VERSION = "version";

    private final Map<String, MergedDocument> byId = new LinkedHashMap<>();

    void add(Write write) {
        add(List.of(write), "");
    }

    /// What one event writes. Two writes of one document count as one.
    ///
    /// @param stream the event's
    /// @throws IllegalArgumentException if a write contradicts an earlier one of the batch: its document is guarded
    // in
    ///     another way, or a path goes into something that is not a map
    void add(List<Write> writes, String stream) {
        for (Write write : writes.size() < 2 ? writes : joined(writes)) {
            MergedDocument document = byId.get(write.id());
            if (document == null) {
                document = new MergedDocument(write.id(), write.guard());
            }
            document.add(write, stream);
            byId.put(write.id(), document);
        }
    }

    Set<String> ids() {
        return Collections.unmodifiableSet(byId.keySet());
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    Collection<MergedDocument> documents() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /// @throws IllegalArgumentException if a value is of a kind that no document holds
    List<WriteModel<BsonDocument>> models() {
        return byId.values().stream().map(MergedDocument::model).toList();
    }

    private static Collection<Write> joined(List<Write> writes) {
        Map<String, Write> joined = new LinkedHashMap<>();
        for (Write write : writes) {
            joined.merge(write.id(), write, Write::and);
        }
        return joined.values();
    }
}
