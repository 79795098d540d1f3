package dev.assay.bench.dataset;

import dev.assay.bench.load.Organisation;
import dev.assay.bench.workload.Workload;
import dev.assay.events.AssayEvent;
import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.EventTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The lives of many engineers as rows of the event table, and what the reference tables say of them.
///
/// @param engineers each has twenty events
public record Dataset(long seed, int engineers) {

    private static final int TOGETHER = 500;
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final long LAST_MILLISECOND = 60_000_000_000L;

    private static final String EVENTS = """
        COPY event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                    payload_type, payload_revision, payload, meta_data) FROM STDIN
        """;
    private static final String MANAGERS =
            "COPY reference_manager (engineer_id, version, manager_id, effective_on) FROM STDIN";
    private static final String ROLES = "COPY reference_role (engineer_id, version, role_id, effective_on) FROM STDIN";

    public long events() {
        return (long) engineers * Life.EVENTS;
    }

    /// The number is from 0.
    public UUID engineer(int number) {
        return Life.id(seed, number);
    }

    public UUID managerOf(int number) {
        return Organisation.manager(number % Organisation.MANAGERS);
    }

    /// Writes it while no service runs.
    ///
    /// @param database whose organisation is founded
    public void load(String database) {
        var cells = new Cells(database);
        var random = new SplittableRandom(seed);
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (int first = 0; first < engineers; first += TOGETHER) {
                load(copy, cells, random, first, Math.min(engineers, first + TOGETHER));
                connection.commit();
            }
            for (String table : List.of("event", "reference_manager", "reference_role")) {
                statement.execute("ANALYZE " + table);
            }
            connection.commit();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The dataset could not be written", e);
        }
    }

    /// Engineers whose lives run side by side: everybody's first event, then everybody's second.
    private void load(CopyManager copy, Cells cells, SplittableRandom random, int first, int end)
            throws SQLException, IOException {
        List<List<AssayEvent>> lives = new ArrayList<>();
        for (int number = first; number < end; number++) {
            lives.add(Life.of(seed, number, cells));
        }
        var rows = new Rows(copy, EVENTS);
        long index = (long) first * Life.EVENTS;
        for (int version = 0; version < Life.EVENTS; version++) {
            for (int number = first; number < end; number++) {
                Instant at = FIRST.plusMillis(LAST_MILLISECOND / events() * index++);
                event(rows, lives.get(number - first).get(version), number, version, at, random);
            }
        }
        rows.send();
        reference(copy, lives, first);
    }

    private void event(Rows rows, AssayEvent event, int number, int version, Instant at, SplittableRandom random) {
        EventType type = EventTypes.of(event.getClass());
        String command = Life.uuid(random).toString();
        String metaData = "{\"actor\":\"%s\",\"command\":\"%s\",\"correlation\":\"%s\"}"
                .formatted(managerOf(number), command, command);
        rows.add(
                Life.uuid(random),
                engineer(number),
                version,
                "EngineerAggregate",
                at,
                type.name(),
                type.revision(),
                hex(EventJson.mapper().writeValueAsBytes(event)),
                hex(metaData.getBytes(StandardCharsets.UTF_8)));
    }

    private void reference(CopyManager copy, List<List<AssayEvent>> lives, int first) throws SQLException, IOException {
        var managers = new Rows(copy, MANAGERS);
        var roles = new Rows(copy, ROLES);
        for (int number = first; number < first + lives.size(); number++) {
            var joined = lives.get(number - first).getFirst().effectiveOn();
            managers.add(engineer(number), 0, managerOf(number), joined);
            roles.add(engineer(number), 0, Workload.ROLE, joined);
        }
        managers.send();
        roles.send();
    }

    /// Bytes as COPY's text format wants them.
    private static String hex(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }
}
