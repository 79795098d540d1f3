package dev.assay.query.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import dev.assay.events.CloudEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Events that a view could not take, and the later ones of their streams in that view.
///
/// The stream keeps the events for ever, so only their place is kept. The remedy is to build the view anew with code
/// that can take them.
@Component
public class ParkedEvents {

    static final String COLLECTION = "parked_events";

    private static final Logger log = LoggerFactory.getLogger(ParkedEvents.class);

    private final MongoCollection<Document> letters;
    private final Clock clock;

    ParkedEvents(MongoDatabase database, Clock clock) {
        this.letters = database.getCollection(COLLECTION);
        this.clock = clock;
    }

    /// The streams that a collection no longer follows, each with the offset of its first parked event.
    Map<String, Long> streamsOf(String collection) {
        Map<String, Long> streams = new HashMap<>();
        letters.find(Filters.eq("collection", collection))
                .forEach(letter -> streams.merge(letter.getString("stream"), letter.getLong("offset"), Math::min));
        return streams;
    }

    /// Idempotent: the same record in the same collection is one letter, with the first reason.
    void park(String collection, String stream, ConsumerRecord<String, byte[]> message, String reason) {
        String id = collection + "/" + message.partition() + "/" + message.offset();
        letters.updateOne(
                Filters.eq(id),
                new Document(
                        "$setOnInsert",
                        new Document("collection", collection)
                                .append("stream", stream)
                                .append("position", positionOf(message))
                                .append("partition", message.partition())
                                .append("offset", message.offset())
                                .append("reason", reason)
                                .append("parkedAt", Instant.now(clock).toString())),
                new UpdateOptions().upsert(true));
        log.atWarn()
                .addKeyValue("collection", collection)
                .addKeyValue("partition", message.partition())
                .addKeyValue("offset", message.offset())
                .addKeyValue("reason", reason)
                .log("An event was parked");
    }

    /// True if a collection will never hold the event at this position.
    public boolean holds(String collection, long position) {
        return letters.find(Filters.and(Filters.eq("collection", collection), Filters.eq("position", position)))
                        .first()
                != null;
    }

    long count(String collection) {
        return letters.countDocuments(Filters.eq("collection", collection));
    }

    void forget(String collection) {
        letters.deleteMany(Filters.eq("collection", collection));
    }

    void forgetAll() {
        letters.deleteMany(new Document());
    }

    private static @Nullable Long positionOf(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader("ce_" + CloudEventCodec.POSITION);
        try {
            return header == null ? null : Long.valueOf(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
