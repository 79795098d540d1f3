package dev.assay.bench.peers;

import dev.assay.bench.facts.Contender;
import dev.assay.bench.facts.Contest;
import dev.assay.bench.facts.Facts;
import dev.assay.bench.facts.HistoryEntry;
import dev.assay.bench.facts.Rated;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// Spring Modulith: a table of today's ratings, and the registry of published events as their history.
public final class ModulithContender implements Contender {

    /// The registry has no query by what an event says; this index stands in for one.
    private static final String INDEX = """
            CREATE INDEX IF NOT EXISTS event_publication_by_engineer
            ON event_publication ((serialized_event::jsonb ->> 'engineerId'), publication_date)
            """;

    private static final String HISTORY = """
            SELECT serialized_event, publication_date FROM event_publication
            WHERE serialized_event::jsonb ->> 'engineerId' = ? ORDER BY publication_date
            """;

    private final JsonMapper json = new JsonMapper();
    private final Schema schema;
    private final ConfigurableApplicationContext application;
    private final ModulithApplication.Ratings ratings;
    private final DataSource dataSource;

    ModulithContender(String database) throws SQLException {
        schema = Schema.create(database, "peer_modulith");
        schema.execute(CurrentRating.TABLE);
        application = new SpringApplicationBuilder(ModulithApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "spring.datasource.url=" + schema.url(),
                        // A writer whose event finds no free listener runs it itself, with a second connection.
                        "spring.datasource.hikari.maximum-pool-size=40",
                        "spring.datasource.hikari.minimum-idle=16",
                        "spring.task.execution.pool.core-size=8",
                        "spring.task.execution.pool.max-size=8",
                        "spring.task.execution.pool.queue-capacity=100",
                        "spring.modulith.events.jdbc.schema-initialization.enabled=true")
                .run();
        schema.execute(INDEX);
        ratings = application.getBean(ModulithApplication.Ratings.class);
        dataSource = application.getBean(DataSource.class);
    }

    public static void main(String[] arguments) throws Exception {
        Contest.serve(new ModulithContender(arguments[0]));
    }

    /// Nothing here asks who exists.
    @Override
    public void prepare(Facts facts) {}

    @Override
    public void write(Stream<Rated> share) throws Exception {
        for (Rated rated : (Iterable<Rated>) share::iterator) {
            ratings.rate(rated);
        }
    }

    @Override
    public List<HistoryEntry> history(UUID engineerId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var query = connection.prepareStatement(HISTORY)) {
            query.setString(1, engineerId.toString());
            var known = new ArrayList<Known>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    known.add(known(
                            json.readValue(row.getString(1), Rated.class),
                            row.getObject(2, OffsetDateTime.class).toInstant()));
                }
            }
            return Known.history(known);
        }
    }

    private static Known known(Rated rated, Instant publishedAt) {
        return new Known(rated.raterId(), rated.effectiveOn(), publishedAt, rated.cell(), rated.reason());
    }

    @Override
    public long size() throws SQLException {
        return schema.size();
    }

    @Override
    public void close() {
        application.close();
    }
}
