package dev.assay.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The persisted name of an event and the revision of its data. Neither ever changes once an event is stored.
///
/// @param name capability and fact, such as `rating.engineer-rated`
/// @param revision starts at 1
public record EventType(String name, int revision) {

    private static final String PREFIX = "dev.assay.";
    private static final Pattern CLOUD_EVENT_TYPE = Pattern.compile("dev\\.assay\\.(.+)\\.v([1-9][0-9]{0,3})");

    /// The CloudEvents `type`, such as `dev.assay.rating.engineer-rated.v1`.
    public String cloudEventType() {
        return PREFIX + name + ".v" + revision;
    }

    /// The file name of the JSON Schema, such as `rating.engineer-rated.v1.json`.
    public String schemaFile() {
        return name + ".v" + revision + ".json";
    }

    /// The CloudEvents `dataschema` and the schema's `$id`; query-service serves it under `/schemas/`.
    public String schemaUri() {
        return "urn:assay:schema:" + name + ":v" + revision;
    }

    /// @throws IllegalArgumentException if it is not a type of Assay's
    public static EventType ofCloudEventType(String type) {
        Matcher matcher = CLOUD_EVENT_TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not an Assay event type: " + type);
        }
        return new EventType(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }
}
