package dev.assay.bench.driver;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.assay.events.CloudEventCodec;
import dev.assay.events.Envelope;
import dev.assay.events.EventTopic;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/// What one would write by hand to fill the views once: poll, parse, bulk-write, in one thread.
///
/// It writes the same documents, since it asks the same projections, but guards against nothing: no offsets, no stale
/// or repeated events, no errors. Prints `done RECORDS NANOS`, counted from its first record.
public final class BareLoop {

    private static final int BATCH = 1_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private BareLoop() {}

    /// @param arguments Kafka's address, the views' database with its name, and how many records there are
    public static void main(String[] arguments) throws Exception {
        // The log goes elsewhere.
        PrintStream answers = System.out;
        System.setOut(System.err);
        List<View> views = views();
        long records = Long.parseLong(arguments[2]);
        String uri = arguments[1];
        try (var mongo = MongoClients.create(uri);
                var consumer = consumer(arguments[0])) {
            MongoDatabase database = mongo.getDatabase(uri.substring(uri.lastIndexOf('/') + 1));
            long start = 0;
            for (long read = 0; read < records; ) {
                ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
                if (start == 0 && !batch.isEmpty()) {
                    start = System.nanoTime();
                }
                write(database, views, batch);
                read += batch.count();
            }
            answers.println("done " + records + " " + (System.nanoTime() - start));
        }
    }

    private static void write(MongoDatabase database, List<View> views, ConsumerRecords<String, byte[]> batch) {
        List<Envelope> envelopes = new ArrayList<>(batch.count());
        for (ConsumerRecord<String, byte[]> record : batch) {
            envelopes.add(CloudEventCodec.fromRecord(record).open());
        }
        for (View view : views) {
            List<WriteModel<Document>> models = new ArrayList<>();
            for (Envelope envelope : envelopes) {
                view.project(envelope).forEach(write -> models.add(model(write)));
            }
            if (!models.isEmpty()) {
                database.getCollection(view.name()).bulkWrite(models, new BulkWriteOptions().ordered(true));
            }
        }
    }

    private static WriteModel<Document> model(Write write) {
        var set = new Document(write.set()).append("version", write.version());
        set.values().removeIf(value -> value == Write.GONE);
        return new UpdateOneModel<>(
                new Document("_id", write.id()), new Document("$set", set), new UpdateOptions().upsert(true));
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        BATCH),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, EventTopic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(EventTopic.NAME, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /// Projections need nothing but themselves, so none of the service is started.
    private static List<View> views() throws ReflectiveOperationException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(View.class));
        List<View> views = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents("dev.assay.query")) {
            var constructor = Class.forName(candidate.getBeanClassName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            views.add((View) constructor.newInstance());
        }
        return views;
    }
}
