package dev.assay.command.reference;

import dev.assay.command.reference.Departures.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Reads what [ReferenceKeeper] keeps, in one query for all.
@Component
class PostgresOrganisation implements Organisation {

    /// UNION drops whom it has met, so a cycle ends.
    private static final String REPORTINGS = """
            WITH RECURSIVE above (engineer_id, manager_id, effective_on, version) AS (
                SELECT engineer_id, manager_id, effective_on, version FROM reference_manager
                WHERE engineer_id = ANY (?)
              UNION
                SELECT m.engineer_id, m.manager_id, m.effective_on, m.version
                FROM above JOIN reference_manager m ON m.engineer_id = above.manager_id
            )
            SELECT engineer_id, manager_id, effective_on FROM above ORDER BY version
            """;

    private final JdbcTemplate jdbc;

    PostgresOrganisation(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, List<Reporting>> reportings(Collection<UUID> people) {
        Map<UUID, List<Reporting>> reportings = new HashMap<>();
        if (people.isEmpty()) {
            return reportings;
        }
        jdbc.query(
                REPORTINGS,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", people.toArray())),
                row -> {
                    reportings
                            .computeIfAbsent(row.getObject(1, UUID.class), person -> new ArrayList<>(1))
                            .add(new Reporting(row.getObject(2, UUID.class), row.getObject(3, LocalDate.class)));
                });
        return reportings;
    }

    @Override
    public Departures departures(Collection<UUID> people) {
        Map<UUID, List<Change>> changes = new HashMap<>();
        jdbc.query(
                """
                SELECT engineer_id, effective_on, departed FROM reference_departure
                WHERE engineer_id = ANY (?) ORDER BY version
                """,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", people.toArray())),
                row -> {
                    changes.computeIfAbsent(row.getObject(1, UUID.class), person -> new ArrayList<>(1))
                            .add(new Change(row.getObject(2, LocalDate.class), row.getBoolean(3)));
                });
        return new Departures(changes);
    }

    @Override
    public Optional<RequestedManager> requestedManager(UUID engineerId, UUID changeId) {
        return jdbc
                .query(
                        """
                        SELECT (request ->> 'managerId')::uuid, (request ->> 'effectiveOn')::date
                        FROM (SELECT convert_from(payload, 'UTF8')::jsonb AS request FROM event
                              WHERE aggregate_identifier = ? AND payload_type = 'roster.change-requested') requests
                        WHERE request ->> 'changeId' = ? AND request ->> 'managerId' IS NOT NULL
                        """,
                        (row, number) ->
                                new RequestedManager(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)),
                        engineerId.toString(),
                        changeId.toString())
                .stream()
                .findFirst();
    }

    @Override
    public Map<String, UUID> emailOwners(Collection<String> emailKeys) {
        Map<String, UUID> owners = new HashMap<>();
        if (emailKeys.isEmpty()) {
            return owners;
        }
        jdbc.query(
                "SELECT email_key, engineer_id FROM reference_email WHERE email_key = ANY (?)",
                statement ->
                        statement.setArray(1, statement.getConnection().createArrayOf("text", emailKeys.toArray())),
                row -> {
                    owners.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return owners;
    }

    @Override
    public Map<String, List<PublishedVersion>> publishedVersions(Collection<String> roleIds) {
        Map<String, List<PublishedVersion>> versions = new HashMap<>();
        jdbc.query(
                """
                SELECT role_id, version, published_from FROM reference_rubric
                WHERE role_id = ANY (?) AND published_from IS NOT NULL
                """,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", roleIds.toArray())),
                row -> {
                    versions.computeIfAbsent(row.getString(1), role -> new ArrayList<>(1))
                            .add(new PublishedVersion(row.getInt(2), row.getObject(3, LocalDate.class)));
                });
        return versions;
    }
}
