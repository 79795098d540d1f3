package dev.assay.query.feed;

import dev.assay.events.CloudEventCodec;
import dev.assay.events.EventTopic;
import dev.assay.events.RecordSignatures;
import dev.assay.events.RecordedEvent;
import dev.assay.query.EventStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/// Events as one poll of a consumer brings them.
final class Delivered {

    private Delivered() {}

    /// The offset of each is its place in the batch.
    static ConsumerRecords<String, byte[]> batch(Collection<RecordedEvent> events) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new LinkedHashMap<>();
        int offset = 0;
        for (RecordedEvent event : events) {
            ConsumerRecord<String, byte[]> message =
                    message(EventStream.SIGNATURES.sign(CloudEventCodec.toRecord(event)), offset++);
            byPartition
                    .computeIfAbsent(
                            new TopicPartition(EventTopic.NAME, message.partition()), none -> new ArrayList<>())
                    .add(message);
        }
        return new ConsumerRecords<>(byPartition, Map.of());
    }

    static ConsumerRecord<String, byte[]> message(ProducerRecord<String, byte[]> sent, long offset) {
        return new ConsumerRecord<>(
                EventTopic.NAME,
                RecordSignatures.partitionOf(sent.key()),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
