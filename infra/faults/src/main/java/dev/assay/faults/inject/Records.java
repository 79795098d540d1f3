package dev.assay.faults.inject;

import dev.assay.events.EventTopic;
import dev.assay.events.RecordSignatures;
import dev.assay.events.SigningKeys;
import dev.assay.faults.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Puts into the topic what at-least-once delivery may put there, and what nobody can read.
public final class Records {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long NO_POSITION = 9_000_000_000_000L;

    private final Stack stack;
    private final Random random;
    private final RecordSignatures signatures;
    private final Set<String> poisoned = ConcurrentHashMap.newKeySet();

    public Records(Stack stack, long seed) {
        this.stack = stack;
        this.random = new Random(seed);
        this.signatures = new RecordSignatures(SigningKeys.parse(stack.signingKeys()));
    }

    /// The streams of the poison events.
    public Set<String> poisoned() {
        return Set.copyOf(poisoned);
    }

    void repeatLatest() throws Exception {
        List<ConsumerRecord<String, byte[]>> run = run(false, 1 + random.nextInt(5));
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            send(run.stream().map(Records::copy).toList());
        }
    }

    void repeatOlderRun() throws Exception {
        send(run(true, 20 + random.nextInt(200)).stream().map(Records::copy).toList());
    }

    void poisonBare() throws Exception {
        send(List.of(poison(new RecordHeaders(), "no event at all")));
    }

    /// Everything is as it should be, but the data end too early.
    void poisonBroken() throws Exception {
        Headers headers = new RecordHeaders();
        run(false, 1).getFirst().headers().forEach(header -> {
            if (!header.key().equals("ce_position") && !header.key().startsWith("ce_signature")) {
                headers.add(header);
            }
        });
        headers.add("ce_position", String.valueOf(NO_POSITION + poisoned.size()).getBytes(StandardCharsets.UTF_8));
        send(List.of(poison(headers, "{\"engineerId\":")));
    }

    private ProducerRecord<String, byte[]> poison(Headers headers, String data) {
        String stream = new UUID(random.nextLong(), random.nextLong()).toString();
        poisoned.add(stream);
        // Signed as if command-service had gone wrong: what nobody signed is left out and not parked.
        return signatures.sign(new ProducerRecord<>(
                EventTopic.NAME, null, null, stream, data.getBytes(StandardCharsets.UTF_8), headers));
    }

    private static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> message) {
        return new ProducerRecord<>(
                message.topic(),
                message.partition(),
                message.timestamp(),
                message.key(),
                message.value(),
                message.headers());
    }

    /// Some records of one partition that follow each other.
    private List<ConsumerRecord<String, byte[]>> run(boolean anywhere, int length) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap(), "default.api.timeout.ms", "5000"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partition = new TopicPartition(EventTopic.NAME, random.nextInt(EventTopic.PARTITIONS));
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long latestStart = Math.max(0, end - length);
            long start = anywhere && latestStart > 0 ? random.nextLong(latestStart) : latestStart;
            consumer.seek(partition, start);
            List<ConsumerRecord<String, byte[]>> run = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (run.size() < Math.min(length, end - start) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(run::add);
            }
            if (run.isEmpty()) {
                throw new IllegalStateException("There is nothing to repeat in " + partition);
            }
            return run.subList(0, Math.min(length, run.size()));
        }
    }

    private void send(List<ProducerRecord<String, byte[]>> records)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.kafkaBootstrap(),
                "max.block.ms",
                5_000,
                "delivery.timeout.ms",
                60_000,
                "linger.ms",
                0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var last = records.stream().map(producer::send).toList().getLast();
            last.get(60, TimeUnit.SECONDS);
        }
    }
}
