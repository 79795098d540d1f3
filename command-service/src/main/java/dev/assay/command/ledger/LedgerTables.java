package dev.assay.command.ledger;

import dev.assay.command.ledger.Sequencer.Candidate;
import dev.assay.command.ledger.Sequencer.Mark;
import dev.assay.command.ledger.Sequencer.Placed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sequencer's tables.
@Component
class LedgerTables {

    private static final long SEQUENCER_LOCK = 0x4173736179_01L;

    /// The predecessor is looked up with LIMIT, which keeps the planner from joining the whole tables instead.
    private static final String CANDIDATES = "SELECT e.tx_id, " + StoredEvents.COLUMNS + """
            , e.sequence_number = 0 OR predecessor.placed IS NOT NULL AS predecessor_placed
            FROM event e LEFT JOIN LATERAL (
                SELECT true AS placed FROM event p JOIN ledger l USING (global_index)
                WHERE p.aggregate_identifier = e.aggregate_identifier
                  AND p.sequence_number = e.sequence_number - 1
                LIMIT 1) predecessor ON true
            """;

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
        return jdbc.sql("SELECT tx_id, global_index, next_position FROM ledger_mark")
                .query((row, number) ->
                        new Mark(row.getString("tx_id"), row.getLong("global_index"), row.getLong("next_position")))
                .single();
    }

    /// Events behind the mark that wait for their predecessors: hardly ever any.
    List<Candidate> held() {
        List<Long> held = jdbc.sql("SELECT global_index FROM ledger_held")
                .query((row, number) -> row.getLong(1))
                .list();
        return held.isEmpty()
                ? List.of()
                : jdbc.sql(CANDIDATES + " WHERE e.global_index IN (:held) ORDER BY e.tx_id, e.global_index")
                        .param("held", held)
                        .query(LedgerTables::candidate)
                        .list();
    }

    /// Events beyond the mark, of transactions with which all earlier ones have ended, too.
    List<Candidate> after(Mark mark, int limit) {
        return jdbc.sql(CANDIDATES + """
                        WHERE (e.tx_id, e.global_index) > (?::xid8, ?)
                          AND e.tx_id < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY e.tx_id, e.global_index LIMIT ?
                        """)
                .params(mark.transactionId(), mark.globalIndex(), limit)
                .query(LedgerTables::candidate)
                .list();
    }

    void insert(List<Placed> placed) {
        if (placed.isEmpty()) {
            return;
        }
        Object[] positions = placed.stream().map(Placed::position).toArray();
        Object[] indexes = placed.stream().map(Placed::globalIndex).toArray();
        byte[][] hashes = placed.stream().map(Placed::leafHash).toArray(byte[][]::new);
        template.update(connection -> {
            var insert = connection.prepareStatement(
                    "INSERT INTO ledger (position, global_index, leaf_hash) SELECT * FROM unnest(?, ?, ?)");
            insert.setArray(1, connection.createArrayOf("bigint", positions));
            insert.setArray(2, connection.createArrayOf("bigint", indexes));
            insert.setArray(3, connection.createArrayOf("bytea", hashes));
            return insert;
        });
    }

    void hold(List<Long> globalIndexes) {
        change("INSERT INTO ledger_held SELECT * FROM unnest(?)", globalIndexes);
    }

    void release(List<Long> globalIndexes) {
        change("DELETE FROM ledger_held WHERE global_index = ANY (?)", globalIndexes);
    }

    /// @param last the last event that was looked at; absent if only held ones were
    void advance(Mark mark, @Nullable Candidate last, long nextPosition) {
        jdbc.sql("UPDATE ledger_mark SET tx_id = ?::xid8, global_index = ?, next_position = ?")
                .param(last == null ? mark.transactionId() : last.transactionId())
                .param(last == null ? mark.globalIndex() : last.globalIndex())
                .param(nextPosition)
                .update();
    }

    /// What has been committed and has no position yet.
    Waiting waiting() {
        return jdbc.sql("""
                        SELECT count(*) AS events, coalesce(extract(epoch FROM now() - min(e.time_stamp)), 0) AS seconds,
                               (SELECT count(*) FROM ledger_held) AS held
                        FROM event e, ledger_mark m
                        WHERE (e.tx_id, e.global_index) > (m.tx_id, m.global_index)
                        """)
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
        return new Candidate(
                row.getString("tx_id"),
                row.getLong("global_index"),
                row.getBoolean("predecessor_placed"),
                StoredEvents.read(row, 0));
    }
}
