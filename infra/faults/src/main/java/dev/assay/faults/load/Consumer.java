package dev.assay.faults.load;

import dev.assay.events.EventTopic;
import dev.assay.faults.check.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// An analytics team's consumer: reads the topic from its beginning and keeps its own offsets.
public final class Consumer implements AutoCloseable {

    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, EventTopic.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(EventTopic.NAME, partition))
            .toList();

    private final String bootstrapServers;
    private final List<TopicRecord> records = new ArrayList<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile boolean closed;

    private Consumer(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public static Consumer start(String bootstrapServers) {
        Consumer consumer = new Consumer(bootstrapServers);
        Thread.ofPlatform().daemon().name("consumer").start(consumer::run);
        return consumer;
    }

    /// The whole topic as it stands now.
    public static List<TopicRecord> readAll(String bootstrapServers) {
        Consumer reader = new Consumer(bootstrapServers);
        try (KafkaConsumer<String, byte[]> consumer = reader.open()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(PARTITIONS);
            while (PARTITIONS.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                reader.poll(consumer);
            }
        }
        return reader.records();
    }

    public synchronized List<TopicRecord> records() {
        return List.copyOf(records);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<String, byte[]> consumer = open()) {
                while (!closed) {
                    poll(consumer);
                }
            } catch (KafkaException e) {
                // A new one goes on where this one was.
            }
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 2_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(PARTITIONS);
        PARTITIONS.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
        return consumer;
    }

    private synchronized void take(TopicPartition partition, TopicRecord message) {
        records.add(message);
        next.put(partition, message.offset() + 1);
    }

    private void poll(KafkaConsumer<String, byte[]> consumer) {
        consumer.poll(Duration.ofMillis(250))
                .forEach(
                        message -> take(new TopicPartition(message.topic(), message.partition()), Digests.of(message)));
    }
}
