package dev.assay.query.access;

import dev.assay.events.AssayEvent;
import dev.assay.events.EventJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Leaves out of an event's data what a reader may not see. What is hidden is found out once for each type of event,
/// from the components of its record: those that [EventFields] does not name are hidden from everybody.
final class VisibleFields {

    private static final Map<Class<?>, Map<Visibility, Set<String>>> HIDDEN = new ConcurrentHashMap<>();

    private VisibleFields() {}

    /// The event itself if the reader sees all of it, else a copy of its data as JSON.
    static Object of(AssayEvent event, Visibility visibility) {
        Set<String> hidden = hidden(event, visibility);
        if (hidden.isEmpty()) {
            return event;
        }
        ObjectNode data = EventJson.mapper().valueToTree(event);
        prune(data, "", hidden);
        return data;
    }

    static boolean shows(AssayEvent event, String field, Visibility visibility) {
        return !hidden(event, visibility).contains(field);
    }

    private static Set<String> hidden(AssayEvent event, Visibility visibility) {
        return HIDDEN.computeIfAbsent(event.getClass(), type -> allHidden(event))
                .getOrDefault(visibility, Set.of());
    }

    private static Map<Visibility, Set<String>> allHidden(AssayEvent event) {
        FieldAudiences audiences = EventFields.of(event);
        List<String> leaves = new ArrayList<>();
        collect(event.getClass(), "", leaves);
        Map<Visibility, Set<String>> hidden = new EnumMap<>(Visibility.class);
        for (Visibility visibility : Visibility.values()) {
            Set<String> paths = new HashSet<>(leaves);
            paths.removeIf(path -> audiences.shows(path, visibility));
            hidden.put(visibility, Set.copyOf(paths));
        }
        return hidden;
    }

    private static void collect(Type type, String path, List<String> leaves) {
        if (type instanceof ParameterizedType list) {
            collect(list.getActualTypeArguments()[0], path, leaves);
        } else if (type instanceof Class<?> form && form.isRecord()) {
            for (RecordComponent component : form.getRecordComponents()) {
                collect(component.getGenericType(), join(path, component.getName()), leaves);
            }
        } else {
            leaves.add(path);
        }
    }

    private static void prune(JsonNode data, String path, Set<String> hidden) {
        if (data instanceof ObjectNode fields) {
            fields.remove(fields.propertyNames().stream()
                    .filter(name -> hidden.contains(join(path, name)))
                    .toList());
            fields.properties().forEach(field -> prune(field.getValue(), join(path, field.getKey()), hidden));
        } else if (data.isArray()) {
            data.forEach(element -> prune(element, path, hidden));
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
