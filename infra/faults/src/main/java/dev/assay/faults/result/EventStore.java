package dev.assay.faults.result;

import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.RecordedEvent;
import dev.assay.faults.check.StoredAnswer;
import dev.assay.faults.check.StoredEvent;
import dev.assay.faults.load.Digests;
import dev.assay.faults.load.Requests;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The event table, the ledger and the answers, read past the services.
final class EventStore {

    private static final Pattern MARK = Pattern.compile(Requests.MARK + "([a-z0-9-]+)");
    private static final int FETCH = 5_000;

    private final String url;

    EventStore(String url) {
        this.url = url;
    }

    List<StoredEvent> events() throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        read(
                "SELECT e.*, l.position FROM event e LEFT JOIN ledger l USING (global_index) ORDER BY e.global_index",
                row -> events.add(event(row)));
        return events;
    }

    List<StoredAnswer> answers() throws SQLException {
        List<StoredAnswer> answers = new ArrayList<>();
        read("SELECT actor_id, idempotency_key, status, body FROM answer", row -> {
            JsonNode body = EventJson.mapper().readTree(row.getBytes("body"));
            int status = row.getInt("status");
            boolean done = status < 300;
            answers.add(new StoredAnswer(
                    row.getObject("actor_id", UUID.class),
                    row.getString("idempotency_key"),
                    status,
                    done ? body.path("id").asString("") : null,
                    done ? body.path("version").asLong(-1) : -1));
        });
        return answers;
    }

    /// How many events there are, and how many of them the relay has sent.
    long[] counts() throws SQLException {
        long[] counts = new long[2];
        read("SELECT (SELECT count(*) FROM event) AS events, next_position FROM relay_mark", row -> {
            counts[0] = row.getLong("events");
            counts[1] = row.getLong("next_position");
        });
        return counts;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, Reader reader) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            // Rows come in parts only within a transaction.
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        }
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        JsonNode origin = EventJson.mapper().readTree(row.getBytes("meta_data"));
        byte[] data = row.getBytes("payload");
        JsonNode fields = EventJson.mapper().readTree(data);
        String type = row.getString("payload_type");
        String stream = row.getString("aggregate_identifier");
        long position = row.getLong("position");
        boolean placed = !row.wasNull();
        RecordedEvent event = new RecordedEvent(
                UUID.fromString(row.getString("event_identifier")),
                position,
                stream,
                row.getLong("sequence_number"),
                row.getObject("time_stamp", OffsetDateTime.class).toInstant(),
                id(origin, "actor"),
                id(origin, "command"),
                id(origin, "correlation"),
                origin.path("causation").isString() ? id(origin, "causation") : null,
                new EventType(type, Integer.parseInt(row.getString("payload_revision"))),
                data);
        return new StoredEvent(
                event.eventId(),
                stream,
                event.version(),
                placed ? position : null,
                event.commandId(),
                event.actorId(),
                subject(type, fields, stream),
                mark(type, fields),
                cause(type, fields),
                Digests.of(event));
    }

    private static UUID id(JsonNode origin, String name) {
        return UUID.fromString(origin.required(name).asString());
    }

    private static String subject(String type, JsonNode fields, String stream) {
        String field =
                switch (type.substring(0, type.indexOf('.'))) {
                    case "evidence" -> "evidenceId";
                    case "rating" -> "ratingId";
                    case "promotion" -> "caseId";
                    case "alert" -> "alertId";
                    default -> "";
                };
        return fields.path(field).asString(stream);
    }

    private static @Nullable String mark(String type, JsonNode fields) {
        if (type.equals("rating.rating-shared")) {
            return Requests.sharing(fields.required("ratingId").asString());
        }
        Matcher matcher = MARK.matcher(fields.toString());
        return matcher.find() ? matcher.group(1) : null;
    }

    private static @Nullable String cause(String type, JsonNode fields) {
        return type.equals("alert.promotion-overdue-raised")
                ? fields.required("targetRoleId").asString() + " "
                        + fields.required("urgency").asString() + " since rating "
                        + fields.required("causeRatingId").asString()
                : null;
    }
}
