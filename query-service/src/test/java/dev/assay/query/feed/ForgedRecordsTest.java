package dev.assay.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.KafkaServer;
import dev.assay.embedded.Shared;
import dev.assay.embedded.SigningKey;
import dev.assay.events.CloudEventCodec;
import dev.assay.events.EventTopic;
import dev.assay.events.RecordSignatures;
import dev.assay.events.RecordedEvent;
import dev.assay.events.SigningKeys;
import dev.assay.query.EventStream;
import dev.assay.query.Histories;
import dev.assay.query.Views;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who can write to Kafka changes nothing: the views take what command-service signed.
@Timeout(120)
class ForgedRecordsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final View engineers = Views.named("engineers.EngineersView");
    private final UUID ada = UUID.randomUUID();

    @Test
    void aForgedEventChangesNothingAndHoldsUpNothingOfTheEngineerWhomItNames() {
        try (TestFeed feed = new TestFeed(Shared.mongo(), engineers)) {
            RecordedEvent first = EventStream.publish(Histories.registered(ada, "IMPE", null, DAY));
            until(() -> feed.document("engineers", ada) != null);
            Document before = feed.document("engineers", ada);
            RecordedEvent next = EventStream.next(ada, Histories.rated(ada, UUID.randomUUID(), "NONE", DAY));

            EventStream.send(CloudEventCodec.toRecord(next));
            EventStream.send(strangers().sign(CloudEventCodec.toRecord(next)));
            EventStream.send(altered(EventStream.SIGNATURES.sign(CloudEventCodec.toRecord(first))));
            EventStream.send(misplaced(EventStream.SIGNATURES.sign(CloudEventCodec.toRecord(next))));
            until(() -> feed.forgedRecords.seen() >= 4);

            assertThat(feed.document("engineers", ada)).isEqualTo(before);
            assertThat(feed.parkedEvents.streamsOf(feed.live.nameOf("engineers")))
                    .doesNotContainKey(ada.toString());
            assertThat(reasons(feed)).contains("UNSIGNED", "UNKNOWN_KEY", "ALTERED", "MISPLACED");
            EventStream.repeat(next);
            until(() -> version(feed, ada) == 1);
            assertThat(feed.deadLetters.list("engineers", null, "nobody", null, 100))
                    .noneMatch(letter -> letter.stream().equals(ada.toString()));
        }
    }

    @Test
    void whateverSomebodyElseWritesToTheTopicTheFeedGoesOn() {
        try (TestFeed feed = new TestFeed(Shared.mongo(), engineers)) {
            ProducerRecord<String, byte[]> strange = record(ada.toString(), new byte[] {1});
            strange.headers().add("ce_position", null).add("ce_type", new byte[] {(byte) 0xff, 0});
            long before = feed.forgedRecords.seen();
            List<ProducerRecord<String, byte[]>> records = List.of(
                    record(null, new byte[0]),
                    record(ada.toString(), null),
                    record(null, null),
                    record(ada.toString(), new byte[900_000]),
                    strange);
            records.forEach(EventStream::send);

            EventStream.publish(Histories.registered(ada, "IMPE", null, DAY));
            until(() -> version(feed, ada) == 0 && feed.forgedRecords.seen() >= before + records.size());
            until(feed.status::caughtUp);
        }
    }

    @Test
    void whatCommandServiceSignedButNobodyCanReadParksItsOwnStreamAndOthersGoOn() {
        RecordedEvent event = EventStream.publish(Histories.registered(ada, "IMPE", null, DAY));
        UUID ben = UUID.randomUUID();
        ProducerRecord<String, byte[]> noPosition = record(UUID.randomUUID().toString(), event.data());
        CloudEventCodec.toRecord(event).headers().forEach(noPosition.headers()::add);
        noPosition.headers().remove("ce_position").add("ce_position", "x".getBytes(StandardCharsets.UTF_8));
        ProducerRecord<String, byte[]> noHeaders = record(UUID.randomUUID().toString(), event.data());
        ProducerRecord<String, byte[]> empty = record(UUID.randomUUID().toString(), new byte[0]);
        List<ProducerRecord<String, byte[]>> unreadable = List.of(noPosition, noHeaders, empty);
        unreadable.forEach(record -> EventStream.send(EventStream.SIGNATURES.sign(record)));
        EventStream.publish(Histories.registered(ben, "IMPE", null, DAY));

        try (TestFeed feed = new TestFeed(Shared.mongo(), engineers)) {
            until(() -> version(feed, ben) == 0);
            assertThat(feed.parkedEvents.streamsOf(feed.live.nameOf("engineers")))
                    .containsKeys(unreadable.stream().map(ProducerRecord::key).toArray(String[]::new));
        }
    }

    @Test
    void aFloodOfForgedRecordsIsCountedButKeptOnlyInPart() {
        try (TestFeed feed = new TestFeed(Shared.mongo(), engineers)) {
            until(feed.status::caughtUp);
            long before = feed.forgedRecords.seen();
            for (int i = 0; i < 1_500; i++) {
                EventStream.producer().send(record(ada.toString(), new byte[] {2}));
            }
            EventStream.publish(Histories.registered(ada, "IMPE", null, DAY));

            until(() -> version(feed, ada) == 0 && feed.forgedRecords.seen() >= before + 1_500);
            assertThat(feed.database.getCollection(ForgedRecords.COLLECTION).countDocuments())
                    .isLessThanOrEqualTo(1_000);
            assertThat(feed.database
                            .getCollection(ParkedEvents.COLLECTION)
                            .find(new Document("stream", ada.toString())))
                    .isEmpty();
        }
    }

    @Test
    void aTopicOfTheTimeBeforeSignaturesGivesNothingUntilItIsFilledAgain(@TempDir Path data) throws Exception {
        try (KafkaServer kafka = KafkaServer.start(data, 0)) {
            topic(kafka);
            RecordedEvent event = EventStream.next(ada, Histories.registered(ada, "IMPE", null, DAY));
            send(kafka, CloudEventCodec.toRecord(event));
            try (TestFeed feed = new TestFeed(Shared.mongo(), kafka.bootstrapServers(), engineers)) {
                until(() -> feed.forgedRecords.seen() == 1);
                assertThat(feed.document("engineers", ada)).isNull();

                try (Admin admin = admin(kafka)) {
                    admin.deleteTopics(List.of(EventTopic.NAME)).all().get();
                }
                topic(kafka);
                send(kafka, EventStream.SIGNATURES.sign(CloudEventCodec.toRecord(event)));

                until(() -> version(feed, ada) == 0);
                assertThat(feed.forgedRecords.seen()).isEqualTo(1);
            }
            // Followers of the stream that all tests share wait for its position.
            EventStream.repeat(event);
        }
    }

    private static ProducerRecord<String, byte[]> record(@Nullable String key, byte @Nullable [] value) {
        return new ProducerRecord<>(EventTopic.NAME, key, value);
    }

    private static RecordSignatures strangers() {
        return new RecordSignatures(SigningKeys.parse(SigningKey.random().replace("local:", "theirs:")));
    }

    private static ProducerRecord<String, byte[]> altered(ProducerRecord<String, byte[]> signed) {
        String data = new String(signed.value(), StandardCharsets.UTF_8).replace("IMPE", "VP");
        return new ProducerRecord<>(
                EventTopic.NAME, null, null, signed.key(), data.getBytes(StandardCharsets.UTF_8), signed.headers());
    }

    private static ProducerRecord<String, byte[]> misplaced(ProducerRecord<String, byte[]> signed) {
        int elsewhere = (RecordSignatures.partitionOf(signed.key()) + 1) % EventTopic.PARTITIONS;
        return new ProducerRecord<>(EventTopic.NAME, elsewhere, null, signed.key(), signed.value(), signed.headers());
    }

    private static List<String> reasons(TestFeed feed) {
        return feed.database
                .getCollection(ForgedRecords.COLLECTION)
                .distinct("reason", String.class)
                .into(new ArrayList<>());
    }

    private static long version(TestFeed feed, UUID id) {
        Document document = feed.document("engineers", id);
        return document == null ? -1 : document.getLong("version");
    }

    private static void topic(KafkaServer kafka) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            try (Admin admin = admin(kafka)) {
                admin.createTopics(List.of(new NewTopic(EventTopic.NAME, EventTopic.PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
            return true;
        });
    }

    private static void send(KafkaServer kafka, ProducerRecord<String, byte[]> message)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Objects.requireNonNull(producer.send(message).get());
        }
    }

    private static Admin admin(KafkaServer kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
