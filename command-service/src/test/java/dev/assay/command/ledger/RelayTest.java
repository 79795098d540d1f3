package dev.assay.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.embedded.KafkaServer;
import dev.assay.embedded.Ports;
import dev.assay.embedded.Shared;
import dev.assay.events.CloudEventCodec;
import dev.assay.events.EventTopic;
import dev.assay.events.RecordSignatures;
import dev.assay.events.RecordedEvent;
import dev.assay.events.SigningKeys;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {

    private static final RecordSignatures SIGNATURES = new RecordSignatures(SigningKeys.parse(Shared.signingKeys()));

    @TempDir
    static Path data;

    /// A broker of its own, because these tests stop it and delete its topic.
    private static KafkaServer kafka;

    private static final int PORT = Ports.free();

    private LedgerDatabase database;

    @BeforeAll
    static void startBroker() {
        kafka = KafkaServer.start(data, PORT);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void freshStoreAndNoTopic() throws Exception {
        database = new LedgerDatabase();
        deleteTopic();
    }

    @Test
    void eventsArriveInTheOrderOfPositionsUnderTheirStreamsAsKeys() throws SQLException {
        append(0, 40);
        try (Relay relay = relay(7)) {
            relayAll(relay);
        }
        List<ConsumerRecord<String, byte[]>> records = records();
        assertThat(records.stream().map(CloudEventCodec::fromRecord).map(RecordedEvent::position))
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(Long::valueOf).toList());
        for (ConsumerRecord<String, byte[]> message : records) {
            RecordedEvent event = CloudEventCodec.fromRecord(message);
            assertThat(message.key()).isEqualTo(event.stream());
            assertThat(message.value()).isEqualTo(storedPayload(event.position()));
        }
    }

    @Test
    void publishingAgainFromTheStartGivesByteIdenticalRecords() throws Exception {
        append(0, 30);
        try (Relay relay = relay(10)) {
            relayAll(relay);
        }
        List<String> first = bytes(records());
        assertThat(first).hasSize(30);

        deleteTopic();
        try (Relay relay = relay(4)) {
            relayAll(relay);
        }
        assertThat(bytes(records())).isEqualTo(first);
    }

    @Test
    void whatIsHandedOverAndWhatIsReadMakeOneStream() throws Exception {
        try (Relay relay = relay(7)) {
            append(0, 20);
            assertThat(relay.relay()).isEqualTo(7);
            appendOnly(20, 30);
            while (database.otherSequencer().sequence() > 0) {}
            append(30, 40);
            relayAll(relay);
            append(40, 50);
            relayAll(relay);
        }
        List<String> mixed = bytes(records());
        assertThat(records().stream().map(CloudEventCodec::fromRecord).map(RecordedEvent::position))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(Long::valueOf).toList());

        deleteTopic();
        try (Relay relay = relay(50)) {
            relayAll(relay);
        }
        assertThat(bytes(records())).as("read from the database alone").isEqualTo(mixed);
    }

    @Test
    void aTopicThatIsLostWhileTheRelayRunsIsFilledAgain() throws Exception {
        append(0, 5);
        try (Relay relay = relay(10)) {
            relayAll(relay);
            deleteTopic();
            append(5, 6);
            Awaitility.await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(() -> {
                relay.relay();
                return records().size() >= 6;
            });
        }
        assertThat(records().stream().map(CloudEventCodec::fromRecord).map(RecordedEvent::position))
                .containsSubsequence(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aTopicWithLessThanWasSentIsFilledAgain() throws Exception {
        append(0, 5);
        try (Relay relay = relay(10)) {
            relayAll(relay);
            String topic = database.relay.mark().topicId();
            // As if the broker had come back without its latest writes.
            database.relay.advance(9, topic == null ? "" : topic);
        }
        try (Relay relay = relay(10)) {
            assertThat(relay.relay()).isEqualTo(5);
        }
        assertThat(database.relay.mark().nextPosition()).isEqualTo(5);
    }

    @Test
    void whatIsSentIsSignedForThePartitionOfItsKey() throws Exception {
        append(0, 5);
        try (Relay relay = relay(10)) {
            relayAll(relay);
        }

        assertThat(records()).hasSize(5).allSatisfy(message -> assertThat(SIGNATURES.forgery(message))
                .isEmpty());
    }

    @Test
    void instancesThatTakeTurnsSendEachEventOnce() throws Exception {
        try (Relay one = relay(10);
                Relay other = relay(10)) {
            for (int event = 0; event < 12; event++) {
                append(event, event + 1);
                relayAll(event % 2 == 0 ? one : other);
            }
        }

        assertThat(records()).hasSize(12);
    }

    @Test
    void aBrokerThatIsAwayDelaysEventsAndLosesNone() throws Exception {
        append(0, 3);
        try (Relay relay = relay(10)) {
            relayAll(relay);
            kafka.close();
            append(3, 8);
            assertThatThrownBy(relay::relay).isInstanceOf(KafkaException.class);
            assertThat(database.relay.mark().nextPosition()).isEqualTo(3);
            assertThat(database.relay.waiting().events()).isEqualTo(5);

            kafka = KafkaServer.start(data, PORT);
            Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> relay.relay() == 5);
        }
        assertThat(records().stream()
                        .map(CloudEventCodec::fromRecord)
                        .map(RecordedEvent::position)
                        .distinct())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aTopicWithAnotherNumberOfPartitionsIsRefused() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(EventTopic.NAME, 3, (short) 1)))
                    .all()
                    .get();
        }
        append(0, 1);
        try (Relay relay = relay(10)) {
            assertThatThrownBy(relay::relay)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("3 partitions instead of 12");
        }
        assertThat(database.relay.mark().nextPosition()).isZero();
    }

    private void append(int from, int to) throws SQLException {
        appendOnly(from, to);
        database.sequenceAll();
    }

    private void appendOnly(int from, int to) throws SQLException {
        for (int i = from; i < to; i++) {
            // Three streams; each event is the next one of its stream.
            database.append("stream-" + i % 3, i / 3);
        }
    }

    private Relay relay(int batch) {
        return new Relay(
                database.relay,
                database.transactions,
                new KafkaSettings(kafka.bootstrapServers(), Map.of()),
                SIGNATURES,
                batch,
                database.handover);
    }

    private static void relayAll(Relay relay) {
        while (relay.relay() > 0) {}
    }

    private byte[] storedPayload(long position) {
        return database.jdbc
                .sql("SELECT payload FROM event JOIN ledger USING (global_index) WHERE position = ?")
                .param(position)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private static List<String> bytes(List<ConsumerRecord<String, byte[]>> records) {
        List<String> all = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : records) {
            StringBuilder bytes =
                    new StringBuilder(message.key() + "@" + message.partition() + "@" + message.timestamp());
            message.headers().forEach(header -> bytes.append(header.key())
                    .append(HexFormat.of().formatHex(header.value())));
            all.add(bytes.append(HexFormat.of().formatHex(message.value())).toString());
        }
        return all;
    }

    /// Everything in the topic, in the order of positions as far as it is sent once, of arrival otherwise.
    private static List<ConsumerRecord<String, byte[]>> records() {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, EventTopic.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(EventTopic.NAME, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        all.sort(Comparator.comparingLong(
                message -> CloudEventCodec.fromRecord(message).position()));
        return all;
    }

    /// Returns when the broker has heard of it, too.
    private static void deleteTopic() throws InterruptedException {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(EventTopic.NAME)).all().get();
            Awaitility.await().until(() -> !admin.listTopics().names().get().contains(EventTopic.NAME));
        } catch (ExecutionException absent) {
            return;
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
