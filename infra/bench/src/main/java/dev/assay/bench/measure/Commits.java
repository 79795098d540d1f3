package dev.assay.bench.measure;

import dev.assay.bench.stack.Postgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/// When events were committed, by PostgreSQL's clock, which is this machine's.
final class Commits {

    private static final long LONGEST_MICROS = 60_000_000;

    private final String database;
    private final long before;
    private final Map<String, Long> byEvent = new HashMap<>();
    private final Map<Version, Long> byVersion = new HashMap<>();

    /// An engineer's version.
    record Version(UUID engineerId, long version) {}

    /// Of the events from now on.
    Commits(String database) {
        this.database = database;
        this.before = Long.parseLong(Postgres.query(database, "SELECT coalesce(max(global_index), 0) FROM event"));
    }

    void read() throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var select = connection.prepareStatement("""
                    SELECT event_identifier, aggregate_identifier, sequence_number,
                           (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000000)::bigint
                    FROM event WHERE global_index > ?
                    """)) {
            select.setLong(1, before);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    byEvent.put(rows.getString(1), rows.getLong(4));
                    byVersion.put(new Version(UUID.fromString(rows.getString(2)), rows.getLong(3)), rows.getLong(4));
                }
            }
        }
    }

    int count() {
        return Integer.parseInt(Postgres.query(database, "SELECT count(*) FROM event WHERE global_index > " + before));
    }

    /// @param arrivals microseconds since 1970 by event id
    Histogram until(Map<String, Long> arrivals) {
        var histogram = new Histogram(LONGEST_MICROS, 3);
        byEvent.forEach((event, committed) -> {
            Long arrived = arrivals.get(event);
            if (arrived == null) {
                throw new IllegalStateException("The event " + event + " never arrived in Kafka");
            }
            histogram.recordValue(Math.max(0, arrived - committed));
        });
        return histogram;
    }

    /// @param seen microseconds since 1970 by engineer's version
    Histogram untilRead(Map<Version, Long> seen) {
        var histogram = new Histogram(LONGEST_MICROS, 3);
        seen.forEach((version, at) -> {
            Long committed = byVersion.get(version);
            if (committed != null) {
                histogram.recordValue(Math.max(0, at - committed));
            }
        });
        return histogram;
    }
}
