package dev.assay.query.feed;

import com.mongodb.client.MongoCollection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;

/// A view and the collection that takes its writes.
///
/// @param parked the streams that the collection no longer follows, each with the offset of its first parked event;
///     grows when an event is parked
/// @param discarded the dead letters of the events that the view goes without
record Target(View view, String name, ViewDocuments documents, Map<String, Long> parked, Set<String> discarded) {

    Target(
            View view,
            String name,
            MongoCollection<Document> collection,
            Map<String, Long> parked,
            Set<String> discarded) {
        this(view, name, new MongoDocuments(collection), parked, discarded);
    }

    /// Events before the first parked one still count: they may be read again after a failure.
    boolean parks(String stream, long offset) {
        Long first = parked.get(stream);
        return first != null && offset >= first;
    }

    boolean discards(String stream, ConsumerRecord<String, byte[]> message) {
        return !discarded.isEmpty() && discarded.contains(ParkedEvents.letterOf(view.name(), stream, message));
    }
}
