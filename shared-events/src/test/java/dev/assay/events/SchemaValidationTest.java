package dev.assay.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.GoldenSamples.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What a consumer who validates accepts and refuses.
class SchemaValidationTest {

    /// A field of the data, however deep.
    ///
    /// @param holder where the object stands that has the field
    private record Field(JsonPointer holder, String name, JsonNode schema, boolean required) {

        @Override
        public String toString() {
            return holder + "/" + name;
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsValid(Sample sample) {
        assertThat(Schemas.violations(Schemas.of(sample.type()), sample.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSamplesOfATypeShowEveryField(EventType type) {
        Set<String> shown = new HashSet<>();
        samples().stream()
                .filter(sample -> sample.type().equals(type))
                .forEach(sample -> shown.addAll(sample.json().propertyNames()));

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Schemas.of(type).get("properties").propertyNames());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fieldsOfLaterAdditionsAreTolerated(Sample sample) {
        ObjectNode later = sample.json().deepCopy().put("aFieldOfTomorrow", 6);

        assertThat(Schemas.violations(Schemas.of(sample.type()), later)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMissingFieldIsRefusedIfItIsRequired(Sample sample) {
        ObjectNode schema = Schemas.of(sample.type());
        for (Field field : fieldsOf(sample)) {
            List<String> violations =
                    Schemas.violations(schema, changed(sample, field, holder -> holder.remove(field.name())));

            if (field.required()) {
                assertThat(violations)
                        .as("without %s", field)
                        .singleElement()
                        .asString()
                        .contains(field.name());
            } else {
                assertThat(violations).as("without %s", field).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aNullOrAValueOfAnotherTypeIsRefused(Sample sample) {
        ObjectNode schema = Schemas.of(sample.type());
        for (Field field : fieldsOf(sample)) {
            JsonNode value = sample.json().at(field.holder()).get(field.name());
            for (JsonNode wrong : List.of(NullNode.getInstance(), ofAnotherType(value))) {
                assertThat(Schemas.violations(
                                schema, changed(sample, field, holder -> holder.set(field.name(), wrong))))
                        .as("%s as %s", wrong, field)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aValueOutsideItsFormatRangeOrVocabularyIsRefused(Sample sample) {
        ObjectNode schema = Schemas.of(sample.type());
        int checked = 0;
        for (Field field : fieldsOf(sample)) {
            JsonNode wrong = outside(field.schema());
            if (wrong != null) {
                checked++;
                assertThat(Schemas.violations(
                                schema, changed(sample, field, holder -> holder.set(field.name(), wrong))))
                        .as("%s as %s", wrong, field)
                        .isNotEmpty();
            }
        }
        assertThat(checked).isPositive();
    }

    static Collection<EventType> types() {
        return EventTypes.all();
    }

    static List<Sample> samples() {
        return GoldenSamples.all();
    }

    private static ObjectNode changed(Sample sample, Field field, Consumer<ObjectNode> change) {
        ObjectNode copy = sample.json().deepCopy();
        change.accept((ObjectNode) copy.at(field.holder()));
        return copy;
    }

    private static JsonNode ofAnotherType(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> IntNode.valueOf(17);
            case OBJECT -> JsonNodeFactory.instance.arrayNode();
            case ARRAY -> JsonNodeFactory.instance.objectNode();
            default -> StringNode.valueOf("17");
        };
    }

    private static @Nullable JsonNode outside(JsonNode schema) {
        if (schema.has("enum") || schema.has("pattern")) {
            return StringNode.valueOf("something else");
        }
        if (schema.has("maximum")) {
            return IntNode.valueOf(schema.get("maximum").asInt() + 1);
        }
        if (schema.has("minimum")) {
            return IntNode.valueOf(schema.get("minimum").asInt() - 1);
        }
        if (schema.has("minLength")) {
            return StringNode.valueOf("");
        }
        return switch (schema.path("format").asString("")) {
            case "uuid" -> StringNode.valueOf("019a2f10-7c00-7000");
            case "date" -> StringNode.valueOf("2026-02-30");
            default -> null;
        };
    }

    private static List<Field> fieldsOf(Sample sample) {
        List<Field> fields = new ArrayList<>();
        ObjectNode schema = Schemas.of(sample.type());
        collect(schema, schema, sample.json(), JsonPointer.empty(), fields);
        return fields;
    }

    private static void collect(JsonNode root, JsonNode reference, JsonNode data, JsonPointer at, List<Field> fields) {
        JsonNode schema = Schemas.resolve(root, reference);
        if (data.isArray()) {
            for (int i = 0; i < data.size(); i++) {
                collect(root, schema.get("items"), data.get(i), at.appendIndex(i), fields);
            }
        } else if (data.isObject()) {
            List<String> required = schema.get("required").values().stream()
                    .map(JsonNode::asString)
                    .toList();
            for (String name : data.propertyNames()) {
                JsonNode property = schema.get("properties").get(name);
                fields.add(new Field(at, name, Schemas.resolve(root, property), required.contains(name)));
                collect(root, property, data.get(name), at.appendProperty(name), fields);
            }
        }
    }
}
