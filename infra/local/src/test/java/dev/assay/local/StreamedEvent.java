package dev.assay.local;

import dev.assay.events.EventTopic;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// An event as any consumer reads it, with the CloudEvents SDK instead of our own codec.
record StreamedEvent(
        String key, String id, String type, URI source, String subject, String dataSchema, long position, String data) {

    /// In the order of positions. The relay may repeat a record after a crash; then it must be the same record.
    static List<StreamedEvent> readAll(String bootstrapServers) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(EventTopic.NAME).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long total = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            var events = new ArrayList<StreamedEvent>();
            while (events.size() < total) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> events.add(of(message)));
            }
            return events.stream()
                    .distinct()
                    .sorted(Comparator.comparing(StreamedEvent::position))
                    .toList();
        }
    }

    boolean isEngineer() {
        try {
            return UUID.fromString(key).toString().equals(key);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Where query-service serves the schema that `dataschema` names.
    String schemaPath() {
        return dataSchema.replaceFirst("^urn:assay:schema:(.+):(v[0-9]+)$", "/schemas/$1.$2.json");
    }

    private static StreamedEvent of(ConsumerRecord<String, byte[]> message) {
        CloudEvent event = KafkaMessageFactory.createReader(message).toEvent();
        return new StreamedEvent(
                message.key(),
                event.getId(),
                event.getType(),
                event.getSource(),
                Objects.requireNonNull(event.getSubject()),
                Objects.requireNonNull(event.getDataSchema()).toString(),
                Long.parseLong(
                        Objects.requireNonNull(event.getExtension("position")).toString()),
                new String(message.value(), StandardCharsets.UTF_8));
    }
}
