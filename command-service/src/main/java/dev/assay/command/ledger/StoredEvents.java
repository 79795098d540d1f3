package dev.assay.command.ledger;

import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Rows of the event table as the contract shows them.
final class StoredEvents {

    static final String COLUMNS = """
            e.global_index, e.event_identifier, e.aggregate_identifier, e.sequence_number, e.time_stamp,
            e.payload_type, e.payload_revision, e.payload, e.meta_data
            """;

    /// The data of one step, in bytes, beyond which no further event is read: steps are held in memory, and the broker
    /// must acknowledge one within seconds.
    static final int BYTES_AT_ONCE = 8 << 20;

    private StoredEvents() {}

    /// @throws IllegalStateException if the row's metadata does not say who acted by which command
    static RecordedEvent read(ResultSet row, long position) throws SQLException {
        JsonNode metaData = EventJson.mapper().readTree(row.getBytes("meta_data"));
        String stream = row.getString("aggregate_identifier");
        long version = row.getLong("sequence_number");
        JsonNode causation = metaData.path(EventOrigin.CAUSATION);
        return new RecordedEvent(
                UUID.fromString(row.getString("event_identifier")),
                position,
                stream,
                version,
                row.getObject("time_stamp", OffsetDateTime.class).toInstant(),
                id(metaData, EventOrigin.ACTOR, stream, version),
                id(metaData, EventOrigin.COMMAND, stream, version),
                id(metaData, EventOrigin.CORRELATION, stream, version),
                causation.isString() ? UUID.fromString(causation.asString()) : null,
                new EventType(row.getString("payload_type"), Integer.parseInt(row.getString("payload_revision"))),
                row.getBytes("payload"));
    }

    private static UUID id(JsonNode metaData, String name, String stream, long version) {
        JsonNode value = metaData.path(name);
        if (!value.isString()) {
            throw new IllegalStateException("Event " + version + " of " + stream + " lacks the metadata " + name);
        }
        return UUID.fromString(value.asString());
    }
}
