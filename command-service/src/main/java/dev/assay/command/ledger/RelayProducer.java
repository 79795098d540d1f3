package dev.assay.command.ledger;

import dev.assay.events.EventTopic;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// How the relay writes to Kafka: in order, and acknowledged by all replicas.
final class RelayProducer {

    private static final int REQUEST_TIMEOUT_MS = 5_000;

    /// Room for the largest record beside a whole step.
    private static final int BUFFER = 4 * EventTopic.MAX_RECORD_BYTES;

    private RelayProducer() {}

    static Producer<String, byte[]> open(KafkaSettings kafka) {
        return new KafkaProducer<>(kafka.with(config()), new StringSerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> config() {
        return Map.ofEntries(
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "assay-relay"),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, EventTopic.MAX_RECORD_BYTES),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) BUFFER),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS),
                // Giving up on one record and going on with the next would break the order.
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) REQUEST_TIMEOUT_MS));
    }
}
