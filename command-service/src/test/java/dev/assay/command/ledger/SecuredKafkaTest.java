package dev.assay.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.KafkaServer;
import dev.assay.embedded.Ports;
import dev.assay.embedded.Shared;
import dev.assay.events.EventTopic;
import dev.assay.events.RecordSignatures;
import dev.assay.events.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The rights of the compose file's script are enough for the relay, and no more than a reader needs for the other.
@Timeout(120)
class SecuredKafkaTest {

    private static final Path SCRIPT = Path.of("../infra/compose/kafka-acls.sh");
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    @Test
    void commandServiceWritesTheTopicAndQueryServiceOnlyReadsIt(@TempDir Path data) throws Exception {
        int port = Ports.free();
        try (KafkaServer kafka = KafkaServer.start(data, port, port, secured());
                Admin admin = Admin.create(client(kafka, "admin").with(Map.of()))) {
            admin.createAcls(bindings()).all().get();
            LedgerDatabase database = new LedgerDatabase();
            database.append("stream-1", 0);
            database.sequenceAll();
            var signatures = new RecordSignatures(SigningKeys.parse(Shared.signingKeys()));
            try (Relay relay = new Relay(
                    database.relay,
                    database.transactions,
                    client(kafka, "command-service"),
                    signatures,
                    10,
                    database.handover)) {
                await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> relay.relay() == 1);
            }

            assertThat(read(kafka, "assay-views-1")).isEqualTo(1);
            assertThatThrownBy(() -> read(kafka, "others")).isInstanceOf(GroupAuthorizationException.class);
            assertThatThrownBy(() -> write(kafka, EventTopic.NAME))
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static int read(KafkaServer kafka, String group) {
        try (var consumer = new KafkaConsumer<>(
                client(kafka, "query-service").with(Map.of("group.id", group, "auto.offset.reset", "earliest")),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(EventTopic.NAME));
            int count = 0;
            for (int polls = 0; polls < 200 && count == 0; polls++) {
                count = consumer.poll(Duration.ofMillis(100)).count();
            }
            return count;
        }
    }

    private static void write(KafkaServer kafka, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(
                client(kafka, "query-service").with(Map.of("enable.idempotence", false)),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", new byte[] {1})).get();
        }
    }

    private static KafkaSettings client(KafkaServer kafka, String user) {
        return new KafkaSettings(
                kafka.bootstrapServers(),
                Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        LOGIN + "username=\"" + user + "\" password=\"of-" + user + "\";"));
    }

    /// As the compose file has it.
    private static Map<String, String> secured() {
        String users = LOGIN + "username=\"admin\" password=\"of-admin\" user_admin=\"of-admin\""
                + " user_command-service=\"of-command-service\" user_query-service=\"of-query-service\";";
        return Map.of(
                "listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT",
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "sasl.mechanism.controller.protocol", "PLAIN",
                "listener.name.plaintext.plain.sasl.jaas.config", users,
                "listener.name.controller.plain.sasl.jaas.config", users,
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users", "User:admin",
                "allow.everyone.if.no.acl.found", "false");
    }

    /// What the script allows.
    private static List<AclBinding> bindings() throws IOException {
        List<AclBinding> bindings = new ArrayList<>();
        for (String line : Files.readString(SCRIPT).replace("\\\n", "").split("\n")) {
            if (line.startsWith("allow --")) {
                List<String> words = List.of(line.trim().split("\\s+"));
                boolean group = words.contains("--group");
                var resource = new ResourcePattern(
                        group ? ResourceType.GROUP : ResourceType.TOPIC,
                        after(words, group ? "--group" : "--topic"),
                        words.contains("prefixed") ? PatternType.PREFIXED : PatternType.LITERAL);
                for (int i = 0; i < words.size(); i++) {
                    if (words.get(i).equals("--operation")) {
                        bindings.add(new AclBinding(
                                resource,
                                new AccessControlEntry(
                                        after(words, "--allow-principal"),
                                        "*",
                                        operation(words.get(i + 1)),
                                        AclPermissionType.ALLOW)));
                    }
                }
            }
        }
        assertThat(bindings).hasSizeGreaterThan(5);
        return bindings;
    }

    private static AclOperation operation(String name) {
        return AclOperation.valueOf(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    private static String after(List<String> words, String option) {
        return words.get(words.indexOf(option) + 1);
    }
}
