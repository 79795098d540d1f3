package dev.assay.command.probe;

import dev.assay.embedded.HostileValues;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bodies of a record's form: a plausible one, and for each of its places the same with a hostile value there.
public final class BodyShape {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private BodyShape() {}

    /// One body, and what is odd about it.
    public record Variant(String place, String value, String json) {}

    public static List<Variant> variantsOf(Class<?> form) {
        List<Variant> variants = new ArrayList<>();
        JsonNode body = plausible("", form);
        collect(body, body, "", form, variants);
        return variants;
    }

    private static void collect(JsonNode whole, JsonNode part, String path, Class<?> form, List<Variant> variants) {
        for (RecordComponent component : form.getRecordComponents()) {
            String name = component.getName();
            String place = path + "/" + name;
            ObjectNode parent = (ObjectNode) part;
            JsonNode usual = parent.get(name);
            Class<?> element = elementOf(component.getGenericType());
            if (element.isRecord()) {
                JsonNode inner = usual.isArray() ? usual.get(0) : usual;
                collect(whole, inner, place, element, variants);
            }
            values(element).forEach(value -> {
                parent.set(name, usual.isArray() ? NODES.arrayNode().add(value) : value);
                variants.add(new Variant(place, value.toString(), MAPPER.writeValueAsString(whole)));
            });
            parent.set(name, usual);
        }
    }

    private static Stream<JsonNode> values(Class<?> type) {
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return Stream.of(
                    NODES.numberNode(Long.MAX_VALUE),
                    NODES.numberNode(Long.MIN_VALUE),
                    NODES.numberNode(Integer.MAX_VALUE),
                    NODES.numberNode(Integer.MIN_VALUE),
                    NODES.numberNode(-1),
                    NODES.numberNode(0),
                    NODES.numberNode(1e308));
        }
        List<String> texts = type == LocalDate.class ? HostileValues.times() : HostileValues.texts();
        return texts.stream().map(NODES::stringNode);
    }

    private static JsonNode plausible(String name, Class<?> type) {
        if (type.isRecord()) {
            ObjectNode body = NODES.objectNode();
            for (RecordComponent component : type.getRecordComponents()) {
                JsonNode value = plausible(component.getName(), elementOf(component.getGenericType()));
                boolean list = List.class.isAssignableFrom(component.getType());
                body.set(component.getName(), list ? NODES.arrayNode().add(value) : value);
            }
            return body;
        }
        if (type.isEnum()) {
            return NODES.stringNode(((Enum<?>) type.getEnumConstants()[0]).name());
        }
        if (type == LocalDate.class) {
            return NODES.stringNode("2026-02-01");
        }
        if (type == UUID.class) {
            return NODES.stringNode("01900000-0000-7000-8000-000000000002");
        }
        if (type == String.class) {
            return NODES.stringNode(name.equals("email") ? "robin@example.org" : "IMPE");
        }
        return type == Boolean.class || type == boolean.class ? NODES.booleanNode(true) : NODES.numberNode(3);
    }

    private static Class<?> elementOf(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType list -> elementOf(list.getActualTypeArguments()[0]);
            default -> throw new IllegalArgumentException("A body has a component of an unknown type: " + type);
        };
    }
}
