package dev.assay.query.feed;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.assay.embedded.Shared;
import dev.assay.query.EventStream;
import dev.assay.query.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A feed of its own with the given views, as one instance of the service runs it.
final class TestFeed implements AutoCloseable {

    final MongoDatabase database;
    final LiveViews live;
    final FeedStatus status;
    final Generations generations;
    final ParkedEvents parkedEvents;
    final DeadLetters deadLetters;
    final ForgedRecords forgedRecords;
    final Rebuilds rebuilds;
    final List<String> heard = new CopyOnWriteArrayList<>();

    private final MongoClient client;
    private final Feed feed;

    TestFeed(String mongoUri, View... views) {
        this(mongoUri, Shared.kafka(), views);
    }

    TestFeed(String mongoUri, String bootstrapServers, View... views) {
        EventStream.producer();
        Clock clock = Clock.systemUTC();
        client = MongoClients.create(mongoUri);
        database = client.getDatabase(Objects.requireNonNull(new ConnectionString(mongoUri).getDatabase()));
        Offsets offsets = new Offsets(database);
        live = new LiveViews(database);
        status = new FeedStatus(clock);
        parkedEvents = new ParkedEvents(database, clock);
        generations = new Generations(database, offsets, parkedEvents, clock);
        deadLetters = new DeadLetters(database, parkedEvents, live);
        Catalogue catalogue = new Catalogue(List.of(views), generations, live, parkedEvents, deadLetters, status);
        LetterReview review = new LetterReview(parkedEvents, deadLetters, offsets);
        rebuilds = new Rebuilds(catalogue, generations, parkedEvents);
        forgedRecords = new ForgedRecords(database, clock, new SimpleMeterRegistry());
        Projector projector = new Projector(EventStream.SIGNATURES, forgedRecords, parkedEvents, new Workers());
        KafkaClients kafka = new KafkaClients(new FeedSettings(bootstrapServers, null, Map.of()));
        Builders builders = new Builders(
                kafka, catalogue, projector, offsets, generations, new Lease(database, clock, UUID::randomUUID));
        FeedMetrics metrics = new FeedMetrics(new SimpleMeterRegistry(), status, live, review, List.of(views));
        FeedListener listener = new FeedListener() {
            @Override
            public String view() {
                return views[0].name();
            }

            @Override
            public void written(Set<String> ids) {
                heard.addAll(ids);
            }
        };
        feed = new Feed(
                kafka,
                catalogue,
                projector,
                offsets,
                parkedEvents,
                deadLetters,
                review,
                generations,
                builders,
                status,
                metrics,
                List.of(listener));
        feed.start();
    }

    @Nullable
    Document document(String view, Object id) {
        try {
            return live.collection(view)
                    .find(new Document("_id", id.toString()))
                    .first();
        } catch (Unavailable building) {
            return null;
        }
    }

    /// All documents of the live collection.
    Map<String, Document> all(String view) {
        Map<String, Document> all = new TreeMap<>();
        live.collection(view).find().forEach(document -> all.put(document.getString("_id"), document));
        return all;
    }

    @Override
    public void close() {
        feed.stop();
        client.close();
    }
}
