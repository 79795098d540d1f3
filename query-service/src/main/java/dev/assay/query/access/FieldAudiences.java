package dev.assay.query.access;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The fields of one type of event by dotted path, each with those who see it. A path stands for everything below it
/// that does not stand here by itself.
///
/// @param byPath no reader sees a path that is not among them
record FieldAudiences(Map<String, Set<Visibility>> byPath) {

    /// For all who see the event.
    static FieldAudiences facts(String paths) {
        return new FieldAudiences(new HashMap<>()).with(paths, EnumSet.complementOf(EnumSet.of(Visibility.NONE)));
    }

    /// Names and free text: not for analysts.
    FieldAudiences personal(String paths) {
        return with(paths, EnumSet.of(Visibility.FULL, Visibility.LINE, Visibility.CASE, Visibility.OWN));
    }

    /// Derived from what the engineer concerned may not know of.
    FieldAudiences notToSubject(String paths) {
        return with(paths, EnumSet.of(Visibility.FULL, Visibility.LINE, Visibility.CASE, Visibility.STATISTICS));
    }

    /// Text that is neither for analysts nor for the engineer concerned.
    FieldAudiences confidential(String paths) {
        return with(paths, EnumSet.of(Visibility.FULL, Visibility.LINE, Visibility.CASE));
    }

    /// For HR alone.
    FieldAudiences restricted(String paths) {
        return with(paths, EnumSet.of(Visibility.FULL));
    }

    boolean shows(String path, Visibility visibility) {
        String known = path;
        while (!byPath.containsKey(known)) {
            int end = known.lastIndexOf('.');
            if (end < 0) {
                return false;
            }
            known = known.substring(0, end);
        }
        return byPath.getOrDefault(known, Set.of()).contains(visibility);
    }

    private FieldAudiences with(String paths, Set<Visibility> audience) {
        for (String path : paths.strip().split("\\s+")) {
            byPath.put(path, audience);
        }
        return this;
    }
}
