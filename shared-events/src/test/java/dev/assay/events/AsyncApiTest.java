package dev.assay.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The AsyncAPI document says what the code does.
class AsyncApiTest {

    private static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");
    private static final JsonNode DOCUMENT = new YAMLMapper().readTree(FILE);
    private static final JsonNode CHANNEL = DOCUMENT.at("/channels/events");
    private static final JsonNode MESSAGES = DOCUMENT.at("/components/messages");

    @Test
    void theChannelIsTheTopic() {
        assertThat(DOCUMENT.get("asyncapi").asString()).startsWith("3.");
        assertThat(CHANNEL.get("address").asString()).isEqualTo(EventTopic.NAME);
        assertThat(CHANNEL.at("/bindings/kafka/topic").asString()).isEqualTo(EventTopic.NAME);
        assertThat(CHANNEL.at("/bindings/kafka/partitions").asInt()).isEqualTo(EventTopic.PARTITIONS);
        assertThat(CHANNEL.at("/bindings/kafka/topicConfiguration/retention.ms").asLong())
                .isEqualTo(-1);
    }

    @Test
    void everyTypeIsAMessageAndNoMessageIsExtra() {
        List<String> ids =
                EventTypes.all().stream().map(AsyncApiTest::messageId).toList();

        assertThat(MESSAGES.propertyNames()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(CHANNEL.get("messages").propertyNames()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(CHANNEL.get("messages").properties()).allSatisfy(message -> assertThat(
                        DOCUMENT.at(message.getValue().get("$ref").asString().substring(1)))
                .isSameAs(MESSAGES.get(message.getKey())));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aMessageNamesItsTypeAndItsSchema(EventType type) {
        JsonNode message = MESSAGES.get(messageId(type));
        ObjectNode schema = Schemas.of(type);

        assertThat(message.get("name").asString()).isEqualTo(type.cloudEventType());
        assertThat(message.get("title")).isEqualTo(schema.get("title"));
        assertThat(message.get("summary")).isEqualTo(schema.get("description"));
        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asString())
                .isEqualTo(type.cloudEventType());
        assertThat(message.at("/headers/allOf/1/properties/ce_dataschema/const").asString())
                .isEqualTo(type.schemaUri());
        Path payload = FILE.resolveSibling(message.at("/payload/schema/$ref").asString());
        assertThat(payload.normalize()).isEqualTo(Schemas.FOLDER.resolve(type.schemaFile()));
    }

    @Test
    void allReferencesLeadSomewhere() {
        Set<String> references = new HashSet<>();
        collectReferences(DOCUMENT, references);

        assertThat(references).hasSizeGreaterThan(10).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(Files.exists(FILE.resolveSibling(reference))).isTrue();
            }
        });
    }

    @Test
    void theDocumentedHeadersAreThoseThatAreWritten() {
        Set<String> always = new HashSet<>();
        Set<String> ever = new HashSet<>();
        GoldenSamples.recorded().forEach(event -> {
            Set<String> written = headersOf(CloudEventCodec.toRecord(event)).propertyNames().stream()
                    .collect(Collectors.toSet());
            if (ever.isEmpty()) {
                // Those of before records were signed are as the schema says, too.
                always.addAll(written);
            }
            always.retainAll(written);
            ever.addAll(headersOf(RecordSignaturesTest.SAMPLE.sign(CloudEventCodec.toRecord(event)))
                    .propertyNames());
        });
        JsonNode documented = DOCUMENT.at("/components/schemas/cloudEvent");

        assertThat(documented.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(ever);
        assertThat(documented.get("required").values().stream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(always);
    }

    @ParameterizedTest
    @MethodSource("recordedEvents")
    void whatIsWrittenFitsTheDocumentedHeaders(RecordedEvent event) {
        ObjectNode headers = headersOf(RecordSignaturesTest.SAMPLE.sign(CloudEventCodec.toRecord(event)));
        ObjectNode documented = ((ObjectNode) DOCUMENT.at("/components/schemas/cloudEvent"))
                .deepCopy()
                .put("$id", "urn:headers");
        ObjectNode own = ((ObjectNode) MESSAGES.get(messageId(event.type())).at("/headers/allOf/1"))
                .deepCopy()
                .put("$id", "urn:headers:" + event.type().name());

        assertThat(Schemas.violations(documented, headers)).isEmpty();
        assertThat(Schemas.violations(own, headers)).isEmpty();
        assertThat(Schemas.violations(documented, headers.deepCopy().put("ce_position", "-1")))
                .isNotEmpty();
        assertThat(Schemas.violations(own, headers.deepCopy().put("ce_type", "dev.assay.other.v1")))
                .isNotEmpty();
    }

    static Collection<EventType> types() {
        return EventTypes.all();
    }

    static List<RecordedEvent> recordedEvents() {
        return GoldenSamples.recorded();
    }

    private static String messageId(EventType type) {
        return type.name() + ".v" + type.revision();
    }

    private static ObjectNode headersOf(ProducerRecord<String, byte[]> message) {
        ObjectNode headers = EventJson.mapper().createObjectNode();
        for (Header header : message.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static void collectReferences(JsonNode node, Set<String> references) {
        if (node.isObject() && node.has("$ref")) {
            references.add(node.get("$ref").asString());
        }
        node.values().forEach(child -> collectReferences(child, references));
    }
}
