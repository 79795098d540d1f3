package dev.assay.bench.peers;

import dev.assay.bench.facts.Rated;
import java.sql.Connection;
import java.sql.SQLException;

/// The application's own table of what holds today, beside which some contenders keep the history.
final class CurrentRating {

    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS rating (
                engineer_id uuid PRIMARY KEY,
                rating_id uuid NOT NULL,
                rater_id uuid NOT NULL,
                level smallint NOT NULL,
                band text NOT NULL,
                confidence smallint NOT NULL,
                rationale text NOT NULL,
                effective_on date NOT NULL)
            """;

    private static final String STORE = """
            INSERT INTO rating (engineer_id, rating_id, rater_id, level, band, confidence, rationale, effective_on)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (engineer_id) DO UPDATE SET
                rating_id = excluded.rating_id, rater_id = excluded.rater_id, level = excluded.level,
                band = excluded.band, confidence = excluded.confidence, rationale = excluded.rationale,
                effective_on = excluded.effective_on
            """;

    private CurrentRating() {}

    static void store(Connection connection, Rated rated) throws SQLException {
        try (var statement = connection.prepareStatement(STORE)) {
            statement.setObject(1, rated.engineerId());
            statement.setObject(2, rated.ratingId());
            statement.setObject(3, rated.raterId());
            statement.setInt(4, rated.level());
            statement.setString(5, rated.band());
            statement.setInt(6, rated.confidence());
            statement.setString(7, rated.rationale());
            statement.setObject(8, rated.effectiveOn());
            statement.executeUpdate();
        }
    }
}
