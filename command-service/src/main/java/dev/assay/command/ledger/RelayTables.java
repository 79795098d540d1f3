package dev.assay.command.ledger;

import dev.assay.events.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The relay's tables.
@Component
class RelayTables {

    private static final long RELAY_LOCK = 0x4173736179_02L;

    private final JdbcClient jdbc;

    RelayTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the end of the transaction, which need not wait for the disk: if a crash takes the mark back, the relay
    /// sends the same records again.
    boolean lockRelay() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(?), set_config('synchronous_commit', 'off', true)")
                .param(RELAY_LOCK)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /// @param nextPosition what goes to Kafka next
    /// @param topicId the topic that holds what went before; absent before the first
    /// @param end the first position that no event has
    record Mark(long nextPosition, @Nullable String topicId, long end) {}

    Mark mark() {
        return jdbc.sql("""
                        SELECT r.next_position, r.topic_id, l.next_position AS end
                        FROM relay_mark r, ledger_mark l
                        """)
                .query((row, number) ->
                        new Mark(row.getLong("next_position"), row.getString("topic_id"), row.getLong("end")))
                .single();
    }

    void advance(long nextPosition, String topicId) {
        jdbc.sql("UPDATE relay_mark SET next_position = ?, topic_id = ?")
                .params(nextPosition, topicId)
                .update();
    }

    /// The event is looked up with LIMIT, which keeps the planner from joining the whole tables instead.
    List<RecordedEvent> from(long position, int limit) {
        return jdbc.sql("SELECT * FROM (SELECT l.position, " + StoredEvents.COLUMNS + """
                        , sum(octet_length(e.payload)) OVER (ORDER BY l.position ROWS UNBOUNDED PRECEDING)
                          - octet_length(e.payload) AS bytes_before
                         FROM ledger l, LATERAL (
                             SELECT * FROM event WHERE event.global_index = l.global_index LIMIT 1) e
                        WHERE l.position >= ? AND l.position < ?) step WHERE bytes_before < ? ORDER BY position
                        """)
                .params(position, position + limit, StoredEvents.BYTES_AT_ONCE)
                .query((row, number) -> StoredEvents.read(row, row.getLong("position")))
                .list();
    }

    /// What has a position and is not in Kafka yet.
    Waiting waiting() {
        return jdbc.sql("""
                        SELECT l.next_position - m.next_position AS events,
                               coalesce((SELECT extract(epoch FROM now() - e.time_stamp)
                                         FROM ledger JOIN event e USING (global_index)
                                         WHERE position = m.next_position), 0) AS seconds
                        FROM relay_mark m, ledger_mark l
                        """)
                .query((row, number) -> new Waiting(row.getLong("events"), row.getDouble("seconds")))
                .single();
    }

    /// @param seconds the age of the oldest of them
    record Waiting(long events, double seconds) {}
}
