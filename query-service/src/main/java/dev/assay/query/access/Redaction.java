package dev.assay.query.access;

import dev.assay.events.AssayEvent;
import dev.assay.events.EventJson;
import dev.assay.events.Personal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Leaves out what is marked [Personal], for readers who may know what happened but not to whom or in whose words.
public final class Redaction {

    private Redaction() {}

    /// The event's data without personal values.
    public static JsonNode withoutPersonal(AssayEvent event) {
        JsonNode data = EventJson.mapper().valueToTree(event);
        redact(event.getClass(), data);
        return data;
    }

    private static void redact(Class<?> form, JsonNode data) {
        if (!(data instanceof ObjectNode fields) || !form.isRecord()) {
            return;
        }
        for (RecordComponent component : form.getRecordComponents()) {
            if (component.isAnnotationPresent(Personal.class)) {
                fields.remove(component.getName());
            } else if (fields.has(component.getName())) {
                redact(component.getGenericType(), fields.get(component.getName()));
            }
        }
    }

    private static void redact(Type type, JsonNode data) {
        if (type instanceof Class<?> form) {
            redact(form, data);
        } else if (type instanceof ParameterizedType list && data.isArray()) {
            data.forEach(element -> redact(list.getActualTypeArguments()[0], element));
        }
    }
}
