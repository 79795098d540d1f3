package dev.assay.events;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what is marked as personal in an event, however deep.
final class PersonalData {

    private PersonalData() {}

    static List<String> valuesOf(AssayEvent event) {
        List<String> found = new ArrayList<>();
        collect(event, false, found);
        return found;
    }

    private static void collect(@Nullable Object value, boolean personal, List<String> found) {
        switch (value) {
            case null -> {}
            case Record holder -> {
                for (RecordComponent component : holder.getClass().getRecordComponents()) {
                    collect(read(holder, component), personal || component.isAnnotationPresent(Personal.class), found);
                }
            }
            case List<?> list -> list.forEach(element -> collect(element, personal, found));
            default -> {
                if (personal) {
                    found.add(value.toString());
                }
            }
        }
    }

    private static @Nullable Object read(Record holder, RecordComponent component) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
