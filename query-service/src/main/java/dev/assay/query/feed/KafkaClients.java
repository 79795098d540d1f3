package dev.assay.query.feed;

import dev.assay.events.EventSize;
import dev.assay.events.EventTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.stereotype.Component;

/// Makes the clients of the event stream.
@Component
class KafkaClients {

    private static final int TIMEOUT_MILLIS = 5_000;

    /// As many as one fetch brings of all partitions together: neighbours in the ledger are then written together.
    private static final int BATCH_RECORDS = 10_000;

    /// Above the largest event that is stored, with room for its headers. What is larger still, from before events were
    /// bounded, comes alone.
    static final int PARTITION_FETCH_BYTES = 2 * EventSize.MAX_DRAFT;

    /// Of all partitions together.
    static final int FETCH_BYTES = 50 << 20;

    private final FeedSettings settings;

    KafkaClients(FeedSettings settings) {
        this.settings = settings;
    }

    /// A member of the group that shares the live views' partitions among instances.
    KafkaConsumer<String, byte[]> member(String group) {
        Map<String, Object> config = consumerConfig();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        if (settings.instanceId() != null && !settings.instanceId().isBlank()) {
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instanceId());
        }
        return new KafkaConsumer<>(config);
    }

    /// A reader of its own, outside of any group.
    KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(consumerConfig());
    }

    /// The id of the topic: another one means that the topic was lost and filled anew, so that old offsets say nothing.
    ///
    /// @throws KafkaException if the topic does not exist or Kafka does not answer
    String topicId() throws InterruptedException {
        try (Admin admin = Admin.create(adminConfig())) {
            Map<String, TopicDescription> topics = admin.describeTopics(List.of(EventTopic.NAME))
                    .allTopicNames()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            return topics.values().iterator().next().topicId().toString();
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaException("The topic " + EventTopic.NAME + " cannot be found", failure);
        }
    }

    private Map<String, Object> adminConfig() {
        Map<String, Object> config = new TreeMap<>(settings.properties());
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        return config;
    }

    private Map<String, Object> consumerConfig() {
        Map<String, Object> config = new TreeMap<>(settings.properties());
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH_RECORDS);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        // A connection may be lost without a word: only a request without an answer tells.
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                Math.toIntExact(Duration.ofSeconds(10).toMillis()));
        return config;
    }
}
