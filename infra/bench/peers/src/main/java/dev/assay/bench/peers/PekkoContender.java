package dev.assay.bench.peers;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.assay.bench.facts.Contender;
import dev.assay.bench.facts.Contest;
import dev.assay.bench.facts.Facts;
import dev.assay.bench.facts.HistoryEntry;
import dev.assay.bench.facts.Rated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.stream.javadsl.Sink;

/// Pekko Persistence on JDBC: an event-sourced actor for each engineer, its history from the read journal.
public final class PekkoContender implements Contender {

    private static final int ENGINEERS_IN_MEMORY = 10_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String SCHEMA_FILE = "/schema/postgres/postgres-create-schema.sql";

    private final Schema schema;
    private final ActorSystem<RatedEngineers.Message> system;
    private final JdbcReadJournal journal;

    /// @param engineersInMemory more are stopped, and read from the journal when they are needed again
    PekkoContender(String database, int engineersInMemory) throws SQLException {
        schema = Schema.create(database, "peer_pekko");
        if (!schema.has("event_journal")) {
            schema.execute(tables());
        }
        Config config = ConfigFactory.parseMap(
                        Map.of("pekko-persistence-jdbc.shared-databases.slick.db.url", schema.url()))
                .withFallback(ConfigFactory.load("pekko"));
        system = ActorSystem.create(RatedEngineers.create(engineersInMemory), "peer", config);
        journal = PersistenceQuery.get(system).getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
    }

    public static void main(String[] arguments) throws Exception {
        Contest.serve(new PekkoContender(arguments[0], ENGINEERS_IN_MEMORY));
    }

    /// The library's own tables, in this contender's schema.
    private static String[] tables() {
        try (var file = JdbcReadJournal.class.getResourceAsStream(SCHEMA_FILE)) {
            if (file == null) {
                throw new IllegalStateException(SCHEMA_FILE + " is not on the class path");
            }
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(sql.replace("public.", "").split(";"))
                    .filter(statement -> !statement.isBlank())
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nothing here asks who exists.
    @Override
    public void prepare(Facts facts) {}

    @Override
    public void write(Stream<Rated> share) throws Exception {
        for (Rated rated : (Iterable<Rated>) share::iterator) {
            AskPattern.<RatedEngineers.Message, Done>askWithStatus(
                            system, replyTo -> new RatedEngineer.Rate(rated, replyTo), TIMEOUT, system.scheduler())
                    .toCompletableFuture()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Override
    public List<HistoryEntry> history(UUID engineerId) throws Exception {
        String id = RatedEngineer.persistenceId(engineerId).id();
        return Known.history(journal.currentEventsByPersistenceId(id, 0, Long.MAX_VALUE)
                .map(PekkoContender::known)
                .runWith(Sink.seq(), system)
                .toCompletableFuture()
                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS));
    }

    private static Known known(EventEnvelope envelope) {
        var rated = (Rated) envelope.event();
        return new Known(
                rated.raterId(),
                rated.effectiveOn(),
                Instant.ofEpochMilli(envelope.timestamp()),
                rated.cell(),
                rated.reason());
    }

    @Override
    public long size() throws SQLException {
        return schema.size();
    }

    @Override
    public void close() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
}
