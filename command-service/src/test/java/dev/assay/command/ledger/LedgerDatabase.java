package dev.assay.command.ledger;

import dev.assay.embedded.Shared;
import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.EventTypes;
import dev.assay.events.FrameworkEvent.LadderDefined;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// An event store of a test's own, into which it writes with transactions that it opens and ends itself.
final class LedgerDatabase {

    final String url = Shared.postgres();
    final JdbcClient jdbc;
    final LedgerTables ledger;
    final RelayTables relay;
    final TransactionTemplate transactions;
    final Handover handover = new Handover();

    LedgerDatabase() {
        Flyway.configure().dataSource(url, null, null).load().migrate();
        var source = new DriverManagerDataSource(url);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        JdbcTemplate template = new JdbcTemplate(source);
        jdbc = JdbcClient.create(template);
        ledger = new LedgerTables(template);
        relay = new RelayTables(jdbc);
    }

    Sequencer sequencer() {
        return new Sequencer(ledger, transactions, 100, handover);
    }

    /// As of another instance, which hands nothing over to the relay of this one.
    Sequencer otherSequencer() {
        return new Sequencer(ledger, transactions, 100, new Handover());
    }

    /// Sequences until nothing is left that may be.
    void sequenceAll() {
        Sequencer sequencer = sequencer();
        while (sequencer.sequence() > 0) {}
    }

    /// A transaction that stays open until the test ends it.
    Connection begin() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        return connection;
    }

    /// In a transaction of its own.
    void append(String stream, long version) throws SQLException {
        try (Connection connection = begin()) {
            append(connection, stream, version);
            connection.commit();
        }
    }

    /// Past the bound on events, as it could happen before there was one.
    void appendLarge(String stream, long version, int bytes) throws SQLException {
        try (Connection connection = begin()) {
            append(connection, stream, version, "a".repeat(bytes));
            connection.commit();
        }
    }

    static void append(Connection connection, String stream, long version) throws SQLException {
        append(connection, stream, version, "Version " + version);
    }

    private static void append(Connection connection, String stream, long version, String name) throws SQLException {
        var event = new LadderDefined(stream, name, List.of(), List.of(), LocalDate.of(2026, 3, 1));
        EventType type = EventTypes.of(LadderDefined.class);
        var metaData = Map.of("actor", id(), "command", id(), "correlation", id());
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                   payload_type, payload_revision, payload, meta_data)
                VALUES (?, ?, ?, 'Probe', ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, id());
            insert.setString(2, stream);
            insert.setLong(3, version);
            insert.setObject(4, OffsetDateTime.parse("2026-03-01T09:30:00.123456Z"));
            insert.setString(5, type.name());
            insert.setString(6, Integer.toString(type.revision()));
            insert.setBytes(7, EventJson.mapper().writeValueAsBytes(event));
            insert.setBytes(8, EventJson.mapper().writeValueAsBytes(metaData));
            insert.executeUpdate();
        }
    }

    /// `stream#version` in the order of positions, which must be dense.
    List<String> positions() {
        List<Long> positions = jdbc.sql("SELECT position FROM ledger ORDER BY 1")
                .query((row, number) -> row.getLong(1))
                .list();
        for (int i = 0; i < positions.size(); i++) {
            if (positions.get(i) != i) {
                throw new AssertionError("Position " + i + " is missing: " + positions);
            }
        }
        return jdbc.sql("""
                        SELECT aggregate_identifier || '#' || sequence_number
                        FROM ledger JOIN event USING (global_index) ORDER BY position
                        """).query((row, number) -> row.getString(1)).list();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
