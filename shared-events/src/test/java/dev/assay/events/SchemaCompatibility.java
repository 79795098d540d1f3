package dev.assay.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Tells whether a schema may take the place of a released one without a new revision.
///
/// Allowed are new optional properties, other words, and further marks of personal data. Everything else would break
/// either a reader of old events or a consumer with the old schema.
final class SchemaCompatibility {

    private static final Set<String> WORDS = Set.of("title", "description", "examples", "$comment");
    private static final Set<String> STRUCTURE =
            Set.of("properties", "required", "items", "$ref", "$defs", "x-personal");

    private final JsonNode releasedRoot;
    private final JsonNode changedRoot;
    private final List<String> breaks = new ArrayList<>();

    private SchemaCompatibility(JsonNode releasedRoot, JsonNode changedRoot) {
        this.releasedRoot = releasedRoot;
        this.changedRoot = changedRoot;
    }

    /// What breaks the contract, each as a sentence that names the place; empty if nothing does.
    static List<String> breaks(JsonNode released, JsonNode changed) {
        SchemaCompatibility comparison = new SchemaCompatibility(released, changed);
        comparison.compare("", released, changed);
        return comparison.breaks;
    }

    private void compare(String where, JsonNode releasedReference, JsonNode changedReference) {
        JsonNode released = Schemas.resolve(releasedRoot, releasedReference);
        JsonNode changed = Schemas.resolve(changedRoot, changedReference);
        compareKeywords(where, released, changed);
        if (marked(releasedReference, released) && !marked(changedReference, changed)) {
            breaks.add(name(where) + " is no longer marked as personal data");
        }
        compareProperties(where, released, changed);
        if (released.has("items") && changed.has("items")) {
            compare(where + "[]", released.get("items"), changed.get("items"));
        } else if (released.has("items") != changed.has("items")) {
            breaks.add(name(where) + " has other items");
        }
    }

    private void compareKeywords(String where, JsonNode released, JsonNode changed) {
        Set<String> keywords = new TreeSet<>(released.propertyNames());
        keywords.addAll(changed.propertyNames());
        keywords.removeAll(WORDS);
        keywords.removeAll(STRUCTURE);
        for (String keyword : keywords) {
            JsonNode before = released.path(keyword);
            JsonNode after = changed.path(keyword);
            if (!before.equals(after)) {
                breaks.add("`%s` of %s changed from %s to %s"
                        .formatted(keyword, name(where), orNothing(before), orNothing(after)));
            }
        }
    }

    private void compareProperties(String where, JsonNode released, JsonNode changed) {
        Set<String> requiredBefore = required(released);
        Set<String> requiredNow = required(changed);
        for (String property : released.path("properties").propertyNames()) {
            JsonNode now = changed.path("properties").get(property);
            String place = where + "/" + property;
            if (now == null) {
                breaks.add(place + " was removed or renamed");
                continue;
            }
            if (requiredBefore.contains(property) != requiredNow.contains(property)) {
                breaks.add(place + (requiredNow.contains(property) ? " became required" : " is no longer required"));
            }
            compare(place, released.get("properties").get(property), now);
        }
        for (String property : requiredNow) {
            if (!released.path("properties").has(property)) {
                breaks.add(where + "/" + property + " was added as required");
            }
        }
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.path("required").values().forEach(name -> names.add(name.asString()));
        return names;
    }

    private static boolean marked(JsonNode reference, JsonNode resolved) {
        return reference.path("x-personal").booleanValue(false)
                || resolved.path("x-personal").booleanValue(false);
    }

    private static String orNothing(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    private static String name(String where) {
        return where.isEmpty() ? "the schema" : where;
    }
}
