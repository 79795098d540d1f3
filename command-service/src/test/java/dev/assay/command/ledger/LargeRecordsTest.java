package dev.assay.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.command.ApiClient;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.KafkaServer;
import dev.assay.embedded.Shared;
import dev.assay.events.EventSize;
import dev.assay.events.EventTopic;
import dev.assay.events.RecordSignatures;
import dev.assay.events.SigningKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Records near and beyond the limits of Kafka.
class LargeRecordsTest extends ServiceTest {

    /// What the doors let in before there was a bound: a body of a megabyte, each byte of which became six.
    private static final int BEFORE_THE_BOUND = 6 << 20;

    private static final int BEYOND_KAFKA = EventTopic.MAX_RECORD_BYTES + 1;

    @TempDir
    private Path data;

    /// A broker of its own, because the topic is another one in each test.
    private KafkaServer kafka;

    @BeforeEach
    void startBroker() {
        kafka = KafkaServer.start(data, 0);
    }

    @AfterEach
    void stopBroker() {
        kafka.close();
    }

    @Test
    void whatWasStoredBeforeEventsWereBoundedReachesATopicMadeByAnEarlierVersion() throws Exception {
        LedgerDatabase database = new LedgerDatabase();
        try (Admin admin = admin()) {
            NewTopic earlier = new NewTopic(EventTopic.NAME, EventTopic.PARTITIONS, (short) 1)
                    .configs(Map.of("max.message.bytes", "1048588"));
            admin.createTopics(List.of(earlier)).all().get();
        }
        database.append("small", 0);
        database.appendLarge("large", 0, BEFORE_THE_BOUND);
        database.append("large", 1);
        database.sequenceAll();

        try (Relay relay = relay(database)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                relay.relay();
                return relay.position() == 3;
            });
        }
        assertThat(records()).isEqualTo(3);
    }

    @Test
    void whatCannotBeSentIsToldWithItsPositionAndWhatCameBeforeIsSentOnce() throws Exception {
        LedgerDatabase database = new LedgerDatabase();
        for (int version = 0; version < 5; version++) {
            database.append("stream", version);
        }
        database.appendLarge("stream", 5, BEYOND_KAFKA);
        database.append("stream", 6);
        database.sequenceAll();

        try (Relay relay = relay(database)) {
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> relay.relay() == 5);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(relay::relay)
                        .isInstanceOf(KafkaException.class)
                        .hasRootCauseInstanceOf(RecordTooLargeException.class);
                assertThat(relay.position()).isEqualTo(5);
            }
        }
        assertThat(database.relay.mark().nextPosition()).isEqualTo(5);
        assertThat(records()).isEqualTo(5);
    }

    @Test
    void aRelayThatCannotPublishIsSeenAtOnceByReadinessHealthAndMetricsWhileCommandsGoOn() throws Exception {
        String database = Shared.postgres();
        try (var service = start(database, kafka.bootstrapServers())) {
            ApiClient anonymous = client(service);
            ApiClient hr = as(anonymous, HR, "HR");
            String readiness = "/actuator/health/readiness";
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> anonymous.get(readiness).text("status").equals("UP"));
            String id = UUID.randomUUID().toString();
            assertThat(hr.post("/api/probes/" + id, "{\"name\":\"one\"}").status())
                    .isEqualTo(201);
            try (var connection = DriverManager.getConnection(database);
                    var change = connection.prepareStatement("""
                            INSERT INTO event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                               payload_type, payload_revision, payload, meta_data)
                            SELECT gen_random_uuid(), 'ladders/old', 0, type, time_stamp, payload_type,
                                   payload_revision, convert_to('{"name":"' || repeat('a', ?) || '"}', 'UTF8'), meta_data
                            FROM event LIMIT 1
                            """)) {
                change.setInt(1, BEYOND_KAFKA);
                change.executeUpdate();
            }

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> anonymous.get(readiness).text("status").equals("DEGRADED"));
            assertThat(anonymous.get(readiness).status()).as("in rotation").isEqualTo(200);
            assertThat(anonymous.get("/actuator/health").status()).isEqualTo(503);
            JsonNode details = hr.get("/actuator/health").json().at("/components/relay/details");
            assertThat(details.path("position").asInt()).isEqualTo(1);
            assertThat(details.path("reason").asString("")).isEqualTo("TOO_LARGE");
            assertThat(anonymous.get("/actuator/prometheus").body())
                    .containsPattern("(?m)^assay_ledger_failing\\{.*worker=\"relay\".*} 1\\.0$")
                    .containsPattern("(?m)^assay_ledger_failing\\{.*worker=\"sequencer\".*} 0\\.0$")
                    .containsPattern("(?m)^assay_relay_position\\{.*} 1\\.0$")
                    .containsPattern(
                            "(?m)^assay_ledger_failures_total\\{.*reason=\"too_large\",worker=\"relay\"} [1-9]");
            assertThat(hr.post("/api/probes/" + id, "{\"name\":\"two\"}").status())
                    .isEqualTo(201);
        }
    }

    @Test
    void everyLimitOfKafkaLiesAboveTheLargestEvent() throws Exception {
        LedgerDatabase database = new LedgerDatabase();
        try (Relay relay = relay(database)) {
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> relay.relay() == 0);
        }
        int largest = EventTopic.MAX_RECORD_BYTES;
        assertThat(EventSize.MAX).isLessThan(EventSize.MAX_DRAFT);
        assertThat(EventSize.MAX_DRAFT).isLessThan(largest / 2);
        assertThat(BEFORE_THE_BOUND).isLessThan(largest);
        Map<String, Object> producer = RelayProducer.config();
        assertThat(producer)
                .containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest)
                .containsEntry(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * largest);
        assertThat(config(ConfigResource.Type.TOPIC, EventTopic.NAME, "max.message.bytes"))
                .isEqualTo(largest);
        assertThat(config(ConfigResource.Type.BROKER, "1", "message.max.bytes")).isEqualTo(largest);
        assertThat(config(ConfigResource.Type.BROKER, "1", "replica.fetch.max.bytes"))
                .isEqualTo(largest);
        assertThat(Files.readString(Path.of("../infra/compose/compose.yaml")))
                .contains("KAFKA_MESSAGE_MAX_BYTES: " + largest, "KAFKA_REPLICA_FETCH_MAX_BYTES: " + largest);
    }

    private Relay relay(LedgerDatabase database) {
        return new Relay(
                database.relay,
                database.transactions,
                new KafkaSettings(kafka.bootstrapServers(), Map.of()),
                new RecordSignatures(SigningKeys.parse(Shared.signingKeys())),
                100,
                database.handover);
    }

    private int config(ConfigResource.Type type, String name, String key)
            throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(type, name);
        try (Admin admin = admin()) {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            return Integer.parseInt(config.get(key).value());
        }
    }

    private long records() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < EventTopic.PARTITIONS; partition++) {
            ends.put(new TopicPartition(EventTopic.NAME, partition), OffsetSpec.latest());
        }
        try (Admin admin = admin()) {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
