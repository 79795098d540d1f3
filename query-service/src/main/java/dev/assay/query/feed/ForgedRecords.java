package dev.assay.query.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.assay.events.RecordSignatures.Forgery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The records of the topic that command-service did not sign. No view takes them and nothing waits for them: they are
/// counted, and the places of the first thousand are kept for whoever looks into it.
///
/// Nothing that they hold is kept or logged: anybody may have written it.
@Component
class ForgedRecords {

    static final String COLLECTION = "forged_records";

    private static final Logger log = LoggerFactory.getLogger(ForgedRecords.class);
    private static final long KEPT = 1_000;

    private final MongoCollection<Document> places;
    private final Clock clock;
    private final Map<Forgery, Counter> counters = new EnumMap<>(Forgery.class);
    private final AtomicLong seen = new AtomicLong();

    ForgedRecords(MongoDatabase database, Clock clock, MeterRegistry registry) {
        this.places = database.getCollection(COLLECTION);
        this.clock = clock;
        for (Forgery forgery : Forgery.values()) {
            counters.put(
                    forgery,
                    Counter.builder("assay.feed.forged")
                            .description("Records that command-service did not sign, repetitions included")
                            .tag("reason", forgery.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /// @param batch those of one batch
    void report(List<Arrived> batch) {
        if (batch.isEmpty()) {
            return;
        }
        keep(batch);
        seen.addAndGet(batch.size());
        batch.forEach(
                forged -> Objects.requireNonNull(counters.get(forged.forgery())).increment());
        Arrived first = batch.getFirst();
        log.atWarn()
                .addKeyValue("records", batch.size())
                .addKeyValue("partition", first.message().partition())
                .addKeyValue("offset", first.message().offset())
                .addKeyValue("reason", first.forgery())
                .log("Forged records were left out: command-service did not sign them");
    }

    /// Since this instance was started, repetitions included.
    long seen() {
        return seen.get();
    }

    /// Applying a batch again keeps the same places.
    private void keep(List<Arrived> batch) {
        long room = KEPT - places.countDocuments();
        if (room > 0) {
            places.bulkWrite(batch.stream().limit(room).map(this::place).toList());
        }
    }

    private WriteModel<Document> place(Arrived forged) {
        ConsumerRecord<String, byte[]> message = forged.message();
        return new UpdateOneModel<>(
                Filters.eq(message.partition() + "/" + message.offset()),
                new Document(
                        "$setOnInsert",
                        new Document("partition", message.partition())
                                .append("offset", message.offset())
                                .append("reason", String.valueOf(forged.forgery()))
                                .append("seenAt", Instant.now(clock).toString())),
                new UpdateOptions().upsert(true));
    }
}
