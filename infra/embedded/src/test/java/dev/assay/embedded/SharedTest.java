package dev.assay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class SharedTest {

    @Test
    void everyDatabaseIsFresh() {
        assertThat(Shared.postgres()).isNotEqualTo(Shared.postgres());
        assertThat(Shared.mongo()).isNotEqualTo(Shared.mongo());
    }

    @Test
    void aFreshTopicIsEmptyWhateverItHeldBefore() throws Exception {
        Map<String, Object> server = Map.of("bootstrap.servers", Shared.kafka());
        Shared.freshTopic("reused", 2);
        try (var producer = new KafkaProducer<>(server, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("reused", 0, "key", "value")).get(30, TimeUnit.SECONDS);
        }

        Shared.freshTopic("reused", 3);

        try (var admin = Admin.create(server)) {
            var partition = new TopicPartition("reused", 0);
            var end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get(30, TimeUnit.SECONDS);
            assertThat(end.offset()).isZero();
            assertThat(admin.describeTopics(List.of("reused")).allTopicNames().get(30, TimeUnit.SECONDS))
                    .hasEntrySatisfying(
                            "reused", topic -> assertThat(topic.partitions()).hasSize(3));
        }
    }
}
