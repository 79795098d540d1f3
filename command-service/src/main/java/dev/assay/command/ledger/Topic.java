package dev.assay.command.ledger;

import dev.assay.events.EventTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The topic of events as the broker has it.
final class Topic {

    private static final Logger log = LoggerFactory.getLogger(Topic.class);
    private static final int TIMEOUT_MS = 5_000;

    private static final String LARGEST = String.valueOf(EventTopic.MAX_RECORD_BYTES);

    private final KafkaSettings kafka;
    private boolean warned;

    Topic(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /// Nothing can be sent to the topic before somebody has put it right.
    static final class Unusable extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /// @param id changes when the topic is deleted and made anew
    /// @param records how many it ever took, over all partitions
    record State(String id, long records) {}

    /// Makes the topic if it is not there: for ever, and with a number of partitions that never changes.
    ///
    /// @throws KafkaException if the broker does not answer
    /// @throws Unusable if the topic has another number of partitions
    State ensure() {
        try (Admin admin = Admin.create(kafka.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS)))) {
            Optional<TopicDescription> found = describe(admin);
            if (found.isEmpty()) {
                return create(admin);
            }
            TopicDescription topic = found.get();
            if (topic.partitions().size() != EventTopic.PARTITIONS) {
                throw new Unusable("The topic " + EventTopic.NAME + " has "
                        + topic.partitions().size() + " partitions instead of " + EventTopic.PARTITIONS
                        + "; nothing is sent to it, because engineers' events would lose their order");
            }
            takeLargeRecords(admin);
            return new State(topic.topicId().toString(), records(admin));
        }
    }

    private static Optional<TopicDescription> describe(Admin admin) {
        try {
            return Optional.ofNullable(
                    await(admin.describeTopics(List.of(EventTopic.NAME)).allTopicNames())
                            .get(EventTopic.NAME));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /// @throws TopicExistsException if another instance made it meanwhile
    private static State create(Admin admin) {
        NewTopic topic = new NewTopic(EventTopic.NAME, Optional.of(EventTopic.PARTITIONS), Optional.empty())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        "-1",
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        LARGEST));
        // The answer is the controller's; the broker may not know the new topic yet.
        String id = await(admin.createTopics(List.of(topic)).topicId(EventTopic.NAME))
                .toString();
        log.atInfo().addKeyValue("topic", EventTopic.NAME).log("Made the topic");
        return new State(id, 0);
    }

    /// A topic that was made by an earlier version, or by hand, takes less.
    private void takeLargeRecords(Admin admin) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, EventTopic.NAME);
        try {
            Config config = await(admin.describeConfigs(List.of(topic)).all()).get(topic);
            ConfigEntry most = config == null ? null : config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            if (most != null && Integer.parseInt(most.value()) < EventTopic.MAX_RECORD_BYTES) {
                AlterConfigOp raise = new AlterConfigOp(
                        new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LARGEST), AlterConfigOp.OpType.SET);
                await(admin.incrementalAlterConfigs(Map.of(topic, List.of(raise)))
                        .all());
                log.atInfo().addKeyValue("bytes", LARGEST).log("Raised the largest record that the topic takes");
            }
        } catch (AuthorizationException denied) {
            // Whoever administers the topic must have set it; the relay says so if an event does not fit.
            if (!warned) {
                warned = true;
                log.atWarn()
                        .addKeyValue("bytes", LARGEST)
                        .log("Not authorised to read or raise the topic's max.message.bytes; set it by hand");
            }
        }
    }

    private static long records(Admin admin) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < EventTopic.PARTITIONS; partition++) {
            ends.put(new TopicPartition(EventTopic.NAME, partition), OffsetSpec.latest());
        }
        return await(admin.listOffsets(ends).all()).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("The broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }
}
