package dev.assay.bench.peers;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.bench.facts.Contender;
import dev.assay.bench.facts.Contest;
import dev.assay.bench.facts.Facts;
import dev.assay.bench.facts.HistoryEntry;
import dev.assay.bench.facts.Rated;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table of today's ratings, and a trigger that keeps each row's old and new form with the actor and the reason.
public final class TriggerContender implements Contender {

    private static final String[] TABLES = {
        CurrentRating.TABLE,
        """
        CREATE TABLE IF NOT EXISTS rating_audit (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            engineer_id uuid NOT NULL,
            operation text NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            actor uuid NOT NULL,
            reason text,
            old_row jsonb,
            new_row jsonb)
        """,
        "CREATE INDEX IF NOT EXISTS rating_audit_by_engineer ON rating_audit (engineer_id, id)",
        """
        CREATE OR REPLACE FUNCTION audit_rating() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO rating_audit (engineer_id, operation, actor, reason, old_row, new_row)
            VALUES (
                coalesce(NEW.engineer_id, OLD.engineer_id),
                TG_OP,
                current_setting('assay.actor')::uuid,
                nullif(current_setting('assay.reason'), ''),
                to_jsonb(OLD),
                to_jsonb(NEW));
            RETURN NULL;
        END $$
        """,
        """
        CREATE OR REPLACE TRIGGER audit_rating AFTER INSERT OR UPDATE OR DELETE ON rating
        FOR EACH ROW EXECUTE FUNCTION audit_rating()
        """
    };

    private static final String ACT = "SELECT set_config('assay.actor', ?, true), set_config('assay.reason', ?, true)";

    private static final String HISTORY = """
            SELECT actor, (new_row ->> 'effective_on')::date, recorded_at,
                (new_row ->> 'level') || '/' || (new_row ->> 'band'), reason
            FROM rating_audit WHERE engineer_id = ? ORDER BY id
            """;

    private final Schema schema;
    private final HikariDataSource pool;

    TriggerContender(String database) throws SQLException {
        schema = Schema.create(database, "peer_trigger");
        schema.execute(TABLES);
        pool = schema.pool();
    }

    public static void main(String[] arguments) throws Exception {
        Contest.serve(new TriggerContender(arguments[0]));
    }

    /// Nothing here asks who exists.
    @Override
    public void prepare(Facts facts) {}

    @Override
    public void write(Stream<Rated> share) throws SQLException {
        for (Rated rated : (Iterable<Rated>) share::iterator) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                act(connection, rated.raterId(), rated.reason());
                CurrentRating.store(connection, rated);
                connection.commit();
            }
        }
    }

    private static void act(Connection connection, UUID actor, @Nullable String reason) throws SQLException {
        try (var statement = connection.prepareStatement(ACT)) {
            statement.setString(1, actor.toString());
            statement.setString(2, reason == null ? "" : reason);
            statement.execute();
        }
    }

    @Override
    public List<HistoryEntry> history(UUID engineerId) throws SQLException {
        try (Connection connection = pool.getConnection();
                var query = connection.prepareStatement(HISTORY)) {
            query.setObject(1, engineerId);
            var ratings = new ArrayList<Known>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    ratings.add(new Known(
                            row.getObject(1, UUID.class),
                            row.getObject(2, LocalDate.class),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getString(4),
                            row.getString(5)));
                }
            }
            return Known.history(ratings);
        }
    }

    @Override
    public long size() throws SQLException {
        return schema.size();
    }

    @Override
    public void close() {
        pool.close();
    }
}
