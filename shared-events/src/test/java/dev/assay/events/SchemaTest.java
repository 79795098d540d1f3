package dev.assay.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Schema and record say the same; schemas are open for what later additions bring, records close them for producers.
class SchemaTest {

    @Test
    void everyTypeHasASchemaAndEverySchemaAType() {
        assertThat(Schemas.filesIn(Schemas.FOLDER))
                .containsExactlyInAnyOrderElementsOf(
                        EventTypes.all().stream().map(EventType::schemaFile).toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSchemaIdentifiesAndExplainsItself(EventType type) {
        ObjectNode schema = Schemas.of(type);

        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("$id").asString()).isEqualTo(type.schemaUri());
        assertThat(schema.get("title").asString()).isNotBlank();
        assertThat(schema.get("description").asString()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSchemaSaysWhatTheRecordSays(EventType type) {
        ObjectNode schema = Schemas.of(type);

        assertDescribes(schema, schema, requireNonNull(EventTypes.classOf(type)));
    }

    static Collection<EventType> types() {
        return EventTypes.all();
    }

    private static void assertDescribes(JsonNode root, JsonNode schema, Class<?> recordClass) {
        List<RecordComponent> components = Arrays.asList(recordClass.getRecordComponents());
        assertThat(schema.path("type").asString()).as("type of %s", recordClass).isEqualTo("object");
        assertThat(schema.get("properties").propertyNames())
                .as("properties of %s", recordClass)
                .containsExactlyElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(schema.get("required").values().stream().map(JsonNode::asString))
                .as("required properties of %s", recordClass)
                .containsExactlyElementsOf(components.stream()
                        .filter(component -> !isNullable(component))
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(schema.has("additionalProperties"))
                .as("readers of %s must tolerate additions", recordClass)
                .isFalse();
        for (RecordComponent component : components) {
            JsonNode property = schema.get("properties").get(component.getName());
            String where = recordClass.getSimpleName() + "." + component.getName();
            assertThat(property.path("description").asString()).as(where).isNotBlank();
            assertThat(property.path("x-personal").booleanValue(false))
                    .as("personal data mark of %s", where)
                    .isEqualTo(component.isAnnotationPresent(Personal.class));
            assertThat(property.path("description").asString().endsWith("Personal data."))
                    .as("%s says that it is personal data", where)
                    .isEqualTo(component.isAnnotationPresent(Personal.class));
            assertType(root, property, component.getGenericType(), where);
        }
    }

    private static void assertType(JsonNode root, JsonNode property, Type type, String where) {
        JsonNode schema = Schemas.resolve(root, property);
        if (type instanceof ParameterizedType list) {
            assertThat(list.getRawType()).as(where).isEqualTo(List.class);
            assertThat(schema.path("type").asString()).as(where).isEqualTo("array");
            assertType(root, schema.get("items"), list.getActualTypeArguments()[0], where + "[]");
        } else if (type instanceof Class<?> nested && nested.isRecord()) {
            assertThat(property.has("$ref"))
                    .as("%s refers to its definition", where)
                    .isTrue();
            assertDescribes(root, schema, nested);
        } else {
            assertThat(schema.path("type").asString()).as(where).isEqualTo(type == int.class ? "integer" : "string");
            assertThat(formatOf(type))
                    .as(where)
                    .isIn(null, schema.path("format").stringValue(null));
            assertThat(type).as(where).isIn(int.class, String.class, UUID.class, LocalDate.class);
        }
    }

    private static @Nullable String formatOf(Type type) {
        if (type == UUID.class) {
            return "uuid";
        }
        return type == LocalDate.class ? "date" : null;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
