package dev.assay.command.history;

import dev.assay.command.history.rows.Story;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.Streams;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads the streams of many engineers at once.
@Component
class Stories {

    private static final int ROWS_AT_ONCE = 200;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Stories(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /// The stories of these engineers; those of nobody on the roster are unwritten.
    Map<UUID, Story> read(Collection<UUID> engineerIds) {
        Map<UUID, Story> stories = new HashMap<>();
        engineerIds.forEach(id -> stories.put(id, Story.unwritten(id)));
        if (!stories.isEmpty()) {
            // The driver fetches in portions only within a transaction, and long streams must not be held at once.
            transaction.executeWithoutResult(status -> read(stories));
        }
        return stories;
    }

    private void read(Map<UUID, Story> stories) {
        String[] streams = stories.keySet().stream().map(Streams::engineer).toArray(String[]::new);
        jdbc.query(
                """
                SELECT aggregate_identifier, payload_type, payload_revision, payload FROM event
                WHERE aggregate_identifier = ANY (?) ORDER BY aggregate_identifier, sequence_number
                """,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", streams)),
                row -> {
                    EventType type = new EventType(row.getString(2), Integer.parseInt(row.getString(3)));
                    UUID engineerId = UUID.fromString(row.getString(1));
                    if (EventJson.read(type, row.getBytes(4)) instanceof EngineerEvent event) {
                        stories.computeIfAbsent(engineerId, Story::unwritten).goOn(event);
                    }
                });
    }
}
