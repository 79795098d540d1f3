package dev.assay.query.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import dev.assay.events.CloudEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The events that a collection lacks: those that its view could not take, the later ones of their streams, and those
/// that were discarded.
///
/// The stream keeps the events for ever, so only their place is kept. [DeadLetters] holds what people do about them.
@Component
public class ParkedEvents {

    static final String COLLECTION = "parked_events";

    private static final Logger log = LoggerFactory.getLogger(ParkedEvents.class);

    private final MongoCollection<Document> parked;
    private final Clock clock;

    ParkedEvents(MongoDatabase database, Clock clock) {
        this.parked = database.getCollection(COLLECTION);
        this.clock = clock;
    }

    /// Why a collection lacks an event.
    enum Kind {
        /// The view could not take it.
        POISON,
        /// An earlier event of its stream is parked.
        WAITING,
        /// Somebody decided that the view goes without it.
        DISCARDED
    }

    /// An event that a view could not take.
    ///
    /// @param letter the id of its dead letter
    record Poison(String letter, String collection, String stream, int partition, long offset, Document facts) {}

    /// The id of the dead letter of an event: the same for each collection of the view and each delivery of the event.
    static String letterOf(String view, String stream, ConsumerRecord<String, byte[]> message) {
        Long position = positionOf(message);
        String place = position == null ? message.partition() + "-" + message.offset() : position.toString();
        String name = view + "/" + stream + "/" + place;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// The streams that a collection no longer follows, each with the offset of its first parked event.
    Map<String, Long> streamsOf(String collection) {
        Map<String, Long> streams = new HashMap<>();
        parked.find(parkedIn(collection))
                .forEach(event -> streams.merge(event.getString("stream"), event.getLong("offset"), Math::min));
        return streams;
    }

    /// What the views could not take themselves.
    List<Poison> poisonIn(Collection<String> collections) {
        List<Poison> poison = new ArrayList<>();
        parked.find(Filters.and(Filters.in("collection", collections), Filters.eq("kind", Kind.POISON.name())))
                .forEach(event -> poison.add(new Poison(
                        event.getString("letter"),
                        event.getString("collection"),
                        event.getString("stream"),
                        event.getInteger("partition"),
                        event.getLong("offset"),
                        event)));
        return poison;
    }

    /// Idempotent: the same record in the same collection is parked once, with the first reason.
    void park(Target target, String stream, ConsumerRecord<String, byte[]> message, Kind kind, String reason) {
        String id = target.name() + "/" + message.partition() + "/" + message.offset();
        parked.updateOne(
                Filters.eq(id),
                new Document(
                        "$setOnInsert",
                        new Document("collection", target.name())
                                .append("letter", letterOf(target.view().name(), stream, message))
                                .append("kind", kind.name())
                                .append("stream", stream)
                                .append("position", positionOf(message))
                                .append("partition", message.partition())
                                .append("offset", message.offset())
                                .append("type", header(message, "ce_type"))
                                .append("reason", reason)
                                .append("parkedAt", Instant.now(clock).toEpochMilli())),
                new UpdateOptions().upsert(true));
        log.atWarn()
                .addKeyValue("collection", target.name())
                .addKeyValue("partition", message.partition())
                .addKeyValue("offset", message.offset())
                .addKeyValue("kind", kind)
                .addKeyValue("reason", reason)
                .log("An event was left out of a view");
    }

    /// The stream is followed again, from its first parked event on: whoever calls reads again from there.
    void release(String collection, String stream) {
        parked.deleteMany(Filters.and(parkedIn(collection), Filters.eq("stream", stream)));
    }

    /// True if a collection lacks the event at this position until somebody does something about it.
    public boolean holds(String collection, long position) {
        return parked.find(Filters.and(Filters.eq("collection", collection), Filters.eq("position", position)))
                        .first()
                != null;
    }

    /// Parked events by collection; discarded ones do not count.
    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        parked.find(Filters.ne("kind", Kind.DISCARDED.name()))
                .forEach(event -> counts.merge(event.getString("collection"), 1L, Long::sum));
        return counts;
    }

    long count(String collection) {
        return parked.countDocuments(parkedIn(collection));
    }

    /// The events of a collection that wait for an earlier one of their stream, by stream.
    Map<String, Long> waitingIn(String collection) {
        Map<String, Long> waiting = new HashMap<>();
        parked.find(Filters.and(Filters.eq("collection", collection), Filters.eq("kind", Kind.WAITING.name())))
                .projection(Projections.include("stream"))
                .forEach(event -> waiting.merge(event.getString("stream"), 1L, Long::sum));
        return waiting;
    }

    void forget(String collection) {
        parked.deleteMany(Filters.eq("collection", collection));
    }

    void forgetAll() {
        parked.deleteMany(new Document());
    }

    private static Bson parkedIn(String collection) {
        return Filters.and(Filters.eq("collection", collection), Filters.ne("kind", Kind.DISCARDED.name()));
    }

    private static @Nullable Long positionOf(ConsumerRecord<String, byte[]> message) {
        String position = header(message, "ce_" + CloudEventCodec.POSITION);
        try {
            return position == null ? null : Long.valueOf(position);
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
