package dev.assay.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// How event data is written as JSON: ISO-8601 dates, absent rather than null, and unknown fields
/// of later additions ignored.
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private EventJson() {}

    /// The one mapper; it is immutable and shared.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// Reads stored or received data. Data of an earlier revision would be raised to today's form here.
    ///
    /// @throws UnknownEventTypeException if this version of the code does not know the type
    /// @throws tools.jackson.core.JacksonException if the data is not what the type says
    public static AssayEvent read(EventType type, byte[] data) {
        return MAPPER.readValue(data, EventTypes.requireClassOf(type));
    }
}
