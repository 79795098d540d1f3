package dev.assay.query.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What several writes set, one after the other, by dotted path. No path leads into another.
final class MergedPaths {

    private final Map<String, Object> set = new LinkedHashMap<>();

    boolean isEmpty() {
        return set.isEmpty();
    }

    void forEach(BiConsumer<String, Object> action) {
        set.forEach(action);
    }

    /// @param paths none of which leads into one that is there, or the other way round
    void putApart(Map<String, Object> paths) {
        set.putAll(paths);
    }

    /// @throws IllegalArgumentException if a path goes into something that is not a map
    void put(Map<String, Object> paths) {
        paths.forEach(this::put);
    }

    private void put(String path, Object value) {
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            Object parent = set.get(path.substring(0, dot));
            if (parent != null || set.containsKey(path.substring(0, dot))) {
                set.put(path.substring(0, dot), within(parent, path.substring(dot + 1), value));
                return;
            }
        }
        set.keySet().removeIf(earlier -> earlier.startsWith(path + "."));
        set.put(path, value);
    }

    /// A copy of the map with the value at the deeper path: the map that a projection gave is never changed.
    private static Map<String, Object> within(@Nullable Object parent, String path, Object value) {
        if (!(parent instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("A path goes into something that is not a map: " + path);
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, held) -> copy.put((String) key, held));
        int dot = path.indexOf('.');
        if (dot < 0) {
            copy.put(path, value);
        } else {
            String head = path.substring(0, dot);
            Object child = copy.containsKey(head) ? copy.get(head) : Map.of();
            copy.put(head, within(child, path.substring(dot + 1), value));
        }
        return copy;
    }
}
