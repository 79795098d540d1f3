package dev.assay.command.store;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables that take rows in bulk, and the columns of a row in their order.
///
/// Events come first: a transaction takes its id at its first write, and the ledger orders events by it.
public enum Table {
    EVENT(
            "event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,"
                    + " payload_revision, payload, meta_data)",
            Column.TEXT,
            Column.TEXT,
            Column.LONG,
            Column.TEXT,
            Column.TIME,
            Column.TEXT,
            Column.TEXT,
            Column.BYTES,
            Column.BYTES),
    MANAGER(
            "reference_manager (engineer_id, version, manager_id, effective_on)",
            Column.UUID,
            Column.LONG,
            Column.UUID,
            Column.DATE),
    ROLE(
            "reference_role (engineer_id, version, role_id, effective_on)",
            Column.UUID,
            Column.LONG,
            Column.TEXT,
            Column.DATE),
    DEPARTURE(
            "reference_departure (engineer_id, version, effective_on, departed)",
            Column.UUID,
            Column.LONG,
            Column.DATE,
            Column.BOOLEAN),
    EMAIL("reference_email (engineer_id, email_key)", Column.UUID, Column.TEXT),
    ANSWER(
            "answer (actor_id, idempotency_key, request_hash, status, location, body)",
            Column.UUID,
            Column.TEXT,
            Column.TEXT,
            Column.LONG,
            Column.TEXT,
            Column.BYTES);

    private final String insert;
    private final List<Column> columns;

    Table(String into, Column... columns) {
        this.insert = "INSERT INTO " + into + " SELECT * FROM unnest(" + "?, ".repeat(columns.length - 1) + "?)";
        this.columns = List.of(columns);
    }

    /// A statement with one array for each column.
    String insert() {
        return insert;
    }

    int columns() {
        return columns.size();
    }

    /// All values of one column.
    java.sql.Array values(Connection connection, int column, List<@Nullable Object[]> rows) throws SQLException {
        Column type = columns.get(column);
        Object values = Array.newInstance(type.element, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            Array.set(values, row, rows.get(row)[column]);
        }
        return connection.createArrayOf(type.type, (Object[]) values);
    }

    /// The types that the driver sends in binary have their own arrays; of the others it sends the text.
    private enum Column {
        TEXT("text", String.class),
        LONG("bigint", Long.class),
        BOOLEAN("boolean", Boolean.class),
        BYTES("bytea", byte[].class),
        UUID("uuid", UUID.class),
        TIME("timestamptz", Object.class),
        DATE("date", Object.class);

        private final String type;
        private final Class<?> element;

        Column(String type, Class<?> element) {
            this.type = type;
            this.element = element;
        }
    }
}
