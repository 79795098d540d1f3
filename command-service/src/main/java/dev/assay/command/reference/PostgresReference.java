package dev.assay.command.reference;

import dev.assay.command.By;
import dev.assay.command.store.Together;
import dev.assay.domain.AlertPolicy;
import dev.assay.events.EventJson;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.Term;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// Reads what [ReferenceKeeper] keeps.
@Component
class PostgresReference implements Reference {

    private static final String STANDINGS = """
        SELECT EXISTS (SELECT FROM reference_manager WHERE engineer_id = asked.engineer) AS known,
               held.role_id,
               (SELECT version FROM reference_rubric
                WHERE role_id = held.role_id AND published_from <= asked.day
                ORDER BY published_from DESC, version DESC LIMIT 1) AS rubric_version,
               reporting_line(asked.engineer, asked.day) AS line,
               CASE WHEN asked.day <> asked.today THEN reporting_line(asked.engineer, asked.today) END AS line_today,
               has_left(asked.caller, asked.today) AS caller_left
        FROM unnest(?, ?, ?, ?) WITH ORDINALITY AS asked (engineer, day, caller, today, number), LATERAL (
            SELECT (SELECT role_id FROM reference_role
                    WHERE engineer_id = asked.engineer AND effective_on <= asked.day
                    ORDER BY effective_on DESC, version DESC LIMIT 1) AS role_id) held
        ORDER BY asked.number
        """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Map<RubricKey, PublishedRubric> published = new ConcurrentHashMap<>();

    private final Together<Asked, Standing> standings = new Together<>(this::standings);

    PostgresReference(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    @Override
    public Optional<PublishedRubric> rubric(String roleId, LocalDate on) {
        return jdbc.sql("""
                        SELECT version FROM reference_rubric
                        WHERE role_id = :role AND published_from <= :day
                        ORDER BY published_from DESC, version DESC LIMIT 1
                        """)
                .param("role", roleId)
                .param("day", on)
                .query(Integer.class)
                .optional()
                .flatMap(version -> rubric(roleId, version));
    }

    @Override
    public Optional<PublishedRubric> rubric(String roleId, int version) {
        RubricKey key = new RubricKey(roleId, version);
        PublishedRubric known = published.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PublishedRubric> found = jdbc.sql("""
                        SELECT rubric_hash, published_from, cells FROM reference_rubric
                        WHERE role_id = :role AND version = :version AND published_from IS NOT NULL
                        """)
                .param("role", roleId)
                .param("version", version)
                .query((row, number) -> new PublishedRubric(
                        roleId,
                        version,
                        row.getString("rubric_hash"),
                        row.getObject("published_from", LocalDate.class),
                        cells(row)))
                .optional();
        // A published version never changes, so it may be kept for ever.
        found.ifPresent(rubric -> published.put(key, rubric));
        return found;
    }

    @Override
    public List<String> nextRoles(String roleId) {
        return jdbc.sql("""
                        SELECT DISTINCT to_role_id FROM reference_next_role WHERE from_role_id = :role
                        ORDER BY to_role_id
                        """)
                .param("role", roleId)
                .query((row, number) -> row.getString("to_role_id"))
                .list();
    }

    @Override
    public List<NextRole> nextRolesBesides(String trackId) {
        return jdbc.sql("SELECT DISTINCT from_role_id, to_role_id FROM reference_next_role WHERE track_id <> :track")
                .param("track", trackId)
                .query((row, number) -> new NextRole(row.getString(1), row.getString(2)))
                .list();
    }

    @Override
    public RoleCatalogue roles() {
        Set<String> roleIds = new HashSet<>();
        Map<String, List<String>> nextRoles = new HashMap<>();
        template.query("""
            SELECT role_id, NULL FROM reference_rung
            UNION SELECT role_id, NULL FROM reference_rubric WHERE published_from IS NOT NULL
            UNION SELECT from_role_id, to_role_id FROM reference_next_role
            """, row -> {
            String next = row.getString(2);
            if (next == null) {
                roleIds.add(row.getString(1));
            } else {
                nextRoles
                        .computeIfAbsent(row.getString(1), role -> new ArrayList<>())
                        .add(next);
            }
        });
        return new RoleCatalogue(roleIds, nextRoles);
    }

    @Override
    public List<UUID> reportingLine(UUID engineerId, LocalDate on) {
        return standing(engineerId, on, new By(engineerId, on)).reportingLine();
    }

    @Override
    public Standing standing(UUID engineerId, LocalDate on, By caller) {
        return standings.ask(new Asked(engineerId, on, caller));
    }

    private List<Standing> standings(List<Asked> asked) {
        return template.query(
                connection -> {
                    var query = connection.prepareStatement(STANDINGS);
                    query.setArray(1, array(connection, "uuid", asked, Asked::engineerId));
                    query.setArray(2, array(connection, "date", asked, Asked::on));
                    query.setArray(3, array(connection, "uuid", asked, it -> it.caller()
                            .actorId()));
                    query.setArray(4, array(connection, "date", asked, it -> it.caller()
                            .today()));
                    return query;
                },
                (row, number) -> {
                    List<UUID> line = line(row.getArray("line"));
                    java.sql.@Nullable Array lineToday = row.getArray("line_today");
                    return new Standing(
                            row.getBoolean("known"),
                            row.getString("role_id"),
                            row.getObject("rubric_version", Integer.class),
                            line,
                            lineToday == null ? line : line(lineToday),
                            row.getBoolean("caller_left"));
                });
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Asked> asked, Function<Asked, Object> value) throws SQLException {
        return connection.createArrayOf(type, asked.stream().map(value).toArray());
    }

    private static List<UUID> line(java.sql.Array line) throws SQLException {
        return List.of((UUID[]) line.getArray());
    }

    @Override
    public Optional<String> roleOf(UUID engineerId, LocalDate on) {
        return jdbc.sql("""
                        SELECT role_id FROM reference_role
                        WHERE engineer_id = :engineer AND effective_on <= :day
                        ORDER BY effective_on DESC, version DESC LIMIT 1
                        """)
                .param("engineer", engineerId)
                .param("day", on)
                .query(String.class)
                .optional();
    }

    @Override
    public AlertPolicy alertPolicy(LocalDate on) {
        return jdbc.sql("""
                        SELECT version, terms, decision_within_days FROM reference_alert_policy
                        WHERE effective_on <= :day ORDER BY effective_on DESC, version DESC LIMIT 1
                        """)
                .param("day", on)
                .query((row, number) -> new AlertPolicy(
                        row.getInt("version"),
                        EventJson.mapper().readValue(row.getString("terms"), new TypeReference<List<Term>>() {}),
                        row.getInt("decision_within_days")))
                .optional()
                .orElse(AlertPolicy.DEFAULT);
    }

    @Override
    public Optional<String> roleWithTitle(String title) {
        return jdbc.sql("""
                        SELECT role_id FROM reference_title WHERE lower(title) = lower(:title)
                        ORDER BY version DESC, role_id LIMIT 1
                        """).param("title", title).query(String.class).optional();
    }

    private static List<Cell> cells(ResultSet row) throws SQLException {
        return EventJson.mapper().readValue(row.getString("cells"), new TypeReference<List<Cell>>() {});
    }

    private record Asked(UUID engineerId, LocalDate on, By caller) {}

    private record RubricKey(String roleId, int version) {}
}
