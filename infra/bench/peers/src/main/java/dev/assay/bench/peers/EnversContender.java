package dev.assay.bench.peers;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.bench.facts.Contender;
import dev.assay.bench.facts.Contest;
import dev.assay.bench.facts.Facts;
import dev.assay.bench.facts.HistoryEntry;
import dev.assay.bench.facts.Rated;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.query.AuditEntity;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/// Hibernate Envers: an entity that holds today's rating, and a revision of it for each change.
public final class EnversContender implements Contender {

    /// As Envers maps them; the key of the history begins with the engineer, who is asked for.
    private static final String[] TABLES = {
        CurrentRating.TABLE, "CREATE SEQUENCE IF NOT EXISTS change_seq INCREMENT BY 50", """
        CREATE TABLE IF NOT EXISTS change (
            id bigint PRIMARY KEY,
            recorded_at timestamptz NOT NULL,
            actor uuid NOT NULL,
            reason text)
        """, """
        CREATE TABLE IF NOT EXISTS rating_aud (
            engineer_id uuid,
            rev bigint REFERENCES change,
            revtype smallint,
            rating_id uuid,
            rater_id uuid,
            level smallint,
            band text,
            confidence smallint,
            rationale text,
            effective_on date,
            PRIMARY KEY (engineer_id, rev))
        """
    };

    private final Schema schema;
    private final HikariDataSource pool;
    private final EntityManagerFactory entities;

    EnversContender(String database) throws SQLException {
        schema = Schema.create(database, "peer_envers");
        schema.execute(TABLES);
        pool = schema.pool();
        entities = new HibernatePersistenceConfiguration("envers")
                .managedClasses(AuditedRating.class, AuditedChange.class)
                .property("hibernate.connection.datasource", pool)
                .createEntityManagerFactory();
    }

    public static void main(String[] arguments) throws Exception {
        Contest.serve(new EnversContender(arguments[0]));
    }

    /// Nothing here asks who exists.
    @Override
    public void prepare(Facts facts) {}

    @Override
    public void write(Stream<Rated> share) {
        share.forEach(rated -> AuditedChange.by(
                rated.raterId(),
                rated.reason(),
                () -> entities.runInTransaction(session -> {
                    if (rated.revises() == null) {
                        session.persist(new AuditedRating(rated));
                    } else {
                        session.find(AuditedRating.class, rated.engineerId()).become(rated);
                    }
                })));
    }

    @Override
    public List<HistoryEntry> history(UUID engineerId) {
        try (var session = entities.createEntityManager()) {
            List<?> revisions = AuditReaderFactory.get(session)
                    .createQuery()
                    .forRevisionsOfEntity(AuditedRating.class, false, true)
                    .add(AuditEntity.id().eq(engineerId))
                    .addOrder(AuditEntity.revisionNumber().asc())
                    .getResultList();
            return Known.history(revisions.stream().map(EnversContender::known).toList());
        }
    }

    private static Known known(Object revision) {
        var parts = (Object[]) revision;
        return ((AuditedRating) parts[0]).known((AuditedChange) parts[1]);
    }

    @Override
    public long size() throws SQLException {
        return schema.size();
    }

    @Override
    public void close() {
        entities.close();
        pool.close();
    }
}
