package dev.assay.command.ledger;

import dev.assay.command.ledger.Sequencer.Candidate;
import dev.assay.command.ledger.Sequencer.Mark;
import dev.assay.command.ledger.Sequencer.Place;
import dev.assay.command.ledger.Sequencer.Placed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sequencer's tables.
@Component
class LedgerTables {

    private static final long SEQUENCER_LOCK = 0x4173736179_01L;

    private static final String CANDIDATES = "SELECT e.tx_id, " + StoredEvents.COLUMNS + " FROM event e ";

    /// As many are counted one by one, each second; of more the number is told by the identity column.
    private static final int COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    LedgerTables(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /// Until the end of the transaction.
    boolean lockSequencer() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(SEQUENCER_LOCK)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    Mark mark() {
        return jdbc.sql("""
                        SELECT tx_id, global_index, next_position, EXISTS (SELECT FROM ledger_held) AS held
                        FROM ledger_mark
                        """)
                .query((row, number) -> new Mark(
                        row.getString("tx_id"),
                        row.getLong("global_index"),
                        row.getLong("next_position"),
                        row.getBoolean("held")))
                .single();
    }

    /// Events behind the mark that wait for their predecessors: hardly ever any.
    List<Candidate> held() {
        return jdbc.sql(CANDIDATES + " JOIN ledger_held USING (global_index) ORDER BY e.tx_id, e.global_index")
                .query(LedgerTables::candidate)
                .list();
    }

    /// Events beyond the mark, of transactions with which all earlier ones have ended, too.
    ///
    /// @param limit part of the statement, so that its plan is made for it
    List<Candidate> after(Mark mark, int limit) {
        return jdbc.sql("SELECT * FROM (SELECT e.tx_id, " + StoredEvents.COLUMNS + """
                        , sum(octet_length(e.payload)) OVER (ORDER BY e.tx_id, e.global_index ROWS UNBOUNDED PRECEDING)
                          - octet_length(e.payload) AS bytes_before
                        FROM event e
                        WHERE (e.tx_id, e.global_index) > (?::xid8, ?)
                          AND e.tx_id < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY e.tx_id, e.global_index LIMIT
                        """ + limit
                        + ") step WHERE bytes_before < ? ORDER BY tx_id, global_index")
                .params(mark.transactionId(), mark.globalIndex(), StoredEvents.BYTES_AT_ONCE)
                .query(LedgerTables::candidate)
                .list();
    }

    /// Those of the events that have a position.
    ///
    /// They are looked up with LIMIT, which keeps the planner from joining the whole tables instead.
    Set<Place> placed(Collection<Place> places) {
        if (places.isEmpty()) {
            return Set.of();
        }
        String[] streams = places.stream().map(Place::stream).toArray(String[]::new);
        Long[] versions = places.stream().map(Place::version).toArray(Long[]::new);
        return new HashSet<>(template.query(
                connection -> {
                    var query = connection.prepareStatement("""
                            SELECT w.stream, w.version FROM unnest(?, ?) AS w (stream, version), LATERAL (
                                SELECT true FROM event p JOIN ledger l USING (global_index)
                                WHERE p.aggregate_identifier = w.stream AND p.sequence_number = w.version LIMIT 1) placed
                            """);
                    query.setArray(1, connection.createArrayOf("text", streams));
                    query.setArray(2, connection.createArrayOf("bigint", versions));
                    return query;
                },
                (row, number) -> new Place(row.getString(1), row.getLong(2))));
    }

    /// Gives the positions and moves the mark.
    ///
    /// @param last the last event that was looked at; absent if only held ones were
    void advance(Mark mark, @Nullable Candidate last, List<Placed> placed, long nextPosition) {
        Long[] positions = placed.stream().map(Placed::position).toArray(Long[]::new);
        Long[] indexes = placed.stream().map(Placed::globalIndex).toArray(Long[]::new);
        byte[][] hashes = placed.stream().map(Placed::leafHash).toArray(byte[][]::new);
        template.update(connection -> {
            var advance = connection.prepareStatement("""
                    WITH placed AS (
                        INSERT INTO ledger (position, global_index, leaf_hash) SELECT * FROM unnest(?, ?, ?))
                    UPDATE ledger_mark SET tx_id = ?::xid8, global_index = ?, next_position = ?
                    """);
            advance.setArray(1, connection.createArrayOf("bigint", positions));
            advance.setArray(2, connection.createArrayOf("bigint", indexes));
            advance.setArray(3, connection.createArrayOf("bytea", hashes));
            advance.setString(4, last == null ? mark.transactionId() : last.transactionId());
            advance.setLong(5, last == null ? mark.globalIndex() : last.globalIndex());
            advance.setLong(6, nextPosition);
            return advance;
        });
    }

    void hold(List<Long> globalIndexes) {
        change("INSERT INTO ledger_held SELECT * FROM unnest(?)", globalIndexes);
    }

    void release(List<Long> globalIndexes) {
        change("DELETE FROM ledger_held WHERE global_index = ANY (?)", globalIndexes);
    }

    /// What has been committed and has no position yet.
    Waiting waiting() {
        return jdbc.sql("""
                        SELECT CASE WHEN beyond.events < %1$d THEN beyond.events
                                    ELSE greatest(%1$d, (SELECT max(global_index) FROM event) - m.global_index)
                               END AS events,
                               coalesce(extract(epoch FROM now() - beyond.oldest), 0) AS seconds,
                               (SELECT count(*) FROM ledger_held) AS held
                        FROM ledger_mark m, LATERAL (
                            SELECT count(*) AS events, min(time_stamp) AS oldest FROM (
                                SELECT e.time_stamp FROM event e
                                WHERE (e.tx_id, e.global_index) > (m.tx_id, m.global_index)
                                ORDER BY e.tx_id, e.global_index LIMIT %1$d) e) beyond
                        """.formatted(COUNTED))
                .query((row, number) ->
                        new Waiting(row.getLong("events"), row.getDouble("seconds"), row.getLong("held")))
                .single();
    }

    /// The oldest open transaction that has written something: what holds the mark.
    String oldestTransaction() {
        return jdbc.sql("""
                        SELECT 'pid ' || pid || ' (' || application_name || '), open since ' || xact_start
                        FROM pg_stat_activity WHERE backend_xid IS NOT NULL ORDER BY age(backend_xid) DESC LIMIT 1
                        """).query((row, number) -> row.getString(1)).optional().orElse("none");
    }

    /// @param events committed beyond the mark
    /// @param seconds the age of the oldest of them
    /// @param held events behind the mark that wait for their predecessors
    record Waiting(long events, double seconds, long held) {}

    private void change(String sql, List<Long> globalIndexes) {
        if (!globalIndexes.isEmpty()) {
            template.update(connection -> {
                var change = connection.prepareStatement(sql);
                change.setArray(1, connection.createArrayOf("bigint", globalIndexes.toArray()));
                return change;
            });
        }
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Candidate(row.getString("tx_id"), row.getLong("global_index"), StoredEvents.read(row, 0));
    }
}
