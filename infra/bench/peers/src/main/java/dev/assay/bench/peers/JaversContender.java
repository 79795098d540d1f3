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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.javers.core.CommitIdGenerator;
import org.javers.core.Javers;
import org.javers.core.JaversBuilder;
import org.javers.core.metamodel.annotation.Entity;
import org.javers.core.metamodel.annotation.Id;
import org.javers.core.metamodel.object.CdoSnapshot;
import org.javers.repository.jql.QueryBuilder;
import org.javers.repository.sql.DialectName;
import org.javers.repository.sql.SqlRepositoryBuilder;

/// JaVers on SQL: the application's own table, and a commit of the rating's state in the same transaction.
public final class JaversContender implements Contender {

    private static final String REASON = "reason";

    /// JaVers joins the transaction of whoever calls it.
    private final ThreadLocal<Connection> transaction = new ThreadLocal<>();

    private final Schema schema;
    private final HikariDataSource pool;
    private final Javers javers;

    JaversContender(String database) throws SQLException {
        schema = Schema.create(database, "peer_javers");
        schema.execute(CurrentRating.TABLE);
        pool = schema.pool();
        try (Connection connection = pool.getConnection()) {
            transaction.set(connection);
            javers = JaversBuilder.javers()
                    .registerJaversRepository(SqlRepositoryBuilder.sqlRepository()
                            .withDialect(DialectName.POSTGRES)
                            .withSchema(schema.name())
                            .withConnectionProvider(transaction::get)
                            .build())
                    // The default counts on in the JVM's memory, under one lock; this is the one for many writers.
                    .withCommitIdGenerator(CommitIdGenerator.RANDOM)
                    .registerEntity(Rating.class)
                    .build();
        } finally {
            transaction.remove();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Contest.serve(new JaversContender(arguments[0]));
    }

    /// Nothing here asks who exists.
    @Override
    public void prepare(Facts facts) {}

    @Override
    public void write(Stream<Rated> share) throws SQLException {
        for (Rated rated : (Iterable<Rated>) share::iterator) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                transaction.set(connection);
                CurrentRating.store(connection, rated);
                javers.commit(rated.raterId().toString(), Rating.of(rated), properties(rated));
                connection.commit();
            } finally {
                transaction.remove();
            }
        }
    }

    private static Map<String, String> properties(Rated rated) {
        return rated.reason() == null ? Map.of() : Map.of(REASON, rated.reason());
    }

    @Override
    public List<HistoryEntry> history(UUID engineerId) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            transaction.set(connection);
            List<CdoSnapshot> snapshots = javers.findSnapshots(QueryBuilder.byInstanceId(engineerId, Rating.class)
                    .limit(Integer.MAX_VALUE)
                    .build());
            return Known.history(snapshots.stream()
                    .sorted(Comparator.comparingLong(CdoSnapshot::getVersion))
                    .map(JaversContender::known)
                    .toList());
        } finally {
            transaction.remove();
        }
    }

    private static Known known(CdoSnapshot snapshot) {
        var commit = snapshot.getCommitMetadata();
        return new Known(
                UUID.fromString(commit.getAuthor()),
                (LocalDate) snapshot.getPropertyValue("effectiveOn"),
                commit.getCommitDateInstant(),
                snapshot.getPropertyValue("level") + "/" + snapshot.getPropertyValue("band"),
                commit.getProperties().get(REASON));
    }

    @Override
    public long size() throws SQLException {
        return schema.size();
    }

    @Override
    public void close() {
        pool.close();
    }

    /// What JaVers compares and keeps.
    @Entity
    record Rating(
            @Id UUID engineerId,
            UUID ratingId,
            UUID raterId,
            int level,
            String band,
            int confidence,
            String rationale,
            LocalDate effectiveOn) {

        static Rating of(Rated rated) {
            return new Rating(
                    rated.engineerId(),
                    rated.ratingId(),
                    rated.raterId(),
                    rated.level(),
                    rated.band(),
                    rated.confidence(),
                    rated.rationale(),
                    rated.effectiveOn());
        }
    }
}
