package dev.assay.query.history;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.assay.events.Envelope;
import dev.assay.events.EventSize;
import dev.assay.events.RecordedEvent;
import dev.assay.query.feed.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;

/// Up to a hundred events that share a document, whose size thereby stays below MongoDB's 16 MB.
///
/// A large one (a role's document, or what was stored before events were bounded) has a document of its own, and only
/// its name stands among the others.
public final class EventEntries {

    /// The field of the shared document: the events by their number.
    public static final String ENTRIES = "entries";

    /// How many shared documents at their largest fit into one answer of a server that does not cut answers by itself.
    public static final int DOCUMENTS_IN_AN_ANSWER = 3;

    private static final String EVENT = "event";

    private EventEntries() {}

    /// @param documentId of the shared document
    /// @param number of the event within it
    public static List<Write> writes(String documentId, long number, Envelope envelope) {
        byte[] event = StoredEvents.toBytes(envelope);
        String entry = ENTRIES + "." + number;
        if (envelope.recorded().data().length <= EventSize.MAX) {
            return List.of(Write.fact(documentId, Map.of(entry, event)));
        }
        String own = documentId + "#" + number;
        return List.of(Write.fact(own, Map.of(EVENT, event)), Write.fact(documentId, Map.of(entry, own)));
    }

    /// The events of shared documents with their data still unread, in no particular order.
    ///
    /// @param collection in which the documents are
    public static List<RecordedEvent> unread(MongoCollection<Document> collection, Iterable<Document> documents) {
        List<RecordedEvent> events = new ArrayList<>();
        List<String> large = new ArrayList<>();
        for (Document document : documents) {
            Document entries = document.get(ENTRIES, Document.class);
            if (entries == null) {
                continue;
            }
            for (Object entry : entries.values()) {
                if (entry instanceof Binary event) {
                    events.add(StoredEvents.fromBinary(event));
                } else {
                    large.add((String) entry);
                }
            }
        }
        if (!large.isEmpty()) {
            // One that is not there yet is on its way, with the rest of its batch.
            collection
                    .find(Filters.in("_id", large))
                    .batchSize(DOCUMENTS_IN_AN_ANSWER)
                    .forEach(own -> events.add(StoredEvents.fromBinary(own.get(EVENT, Binary.class))));
        }
        return events;
    }
}
