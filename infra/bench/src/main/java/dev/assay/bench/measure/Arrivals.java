package dev.assay.bench.measure;

import dev.assay.events.EventTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// When events arrive at a consumer that does nothing else.
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Long> byEvent = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;

    /// Of the records from now on.
    Arrivals(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, EventTopic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(EventTopic.NAME, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = new Thread(this::listen, "arrivals");
        thread.start();
    }

    private void listen() {
        while (!stopping) {
            var records = consumer.poll(POLL);
            Instant now = Instant.now();
            long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
            for (ConsumerRecord<String, byte[]> record : records) {
                String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                byEvent.putIfAbsent(id, micros);
            }
        }
    }

    /// Microseconds since 1970 by event id, once that many have arrived.
    Map<String, Long> byEvent(int count) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (byEvent.size() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        return byEvent;
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
        consumer.close();
    }
}
