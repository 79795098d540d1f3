package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// The start on a database that the version before wrote: `earlier-version.sql` is what it held then, with its events,
/// a snapshot of the longest stream and the ledger; only the transaction ids are small numbers in the same order.
class EarlierVersionTest extends ServiceTest {

    private static final String EARLIER_SCHEMA = "4";
    private static final String LEDGER = """
            SELECT position || ' ' || event_identifier || ' ' || encode(leaf_hash, 'hex')
            FROM ledger JOIN event USING (global_index) ORDER BY position
            """;

    @Test
    void theStreamsOfTheVersionBeforeAreNamedReadAndGoOn() throws Exception {
        String url = Shared.postgres();
        Flyway.configure()
                .dataSource(url, null, null)
                .target(EARLIER_SCHEMA)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(fixture());
            assertThat(list(statement, "SELECT DISTINCT type FROM event")).contains("EngineerAggregate");
            // Doors of then let U+0000 in, which JSON can hold and PostgreSQL's text and jsonb cannot.
            statement.execute("""
                    UPDATE event SET payload = convert_to(
                        replace(convert_from(payload, 'UTF8'), '"name":"', '"name":"\\u0000'), 'UTF8')
                    WHERE payload_type IN ('roster.engineer-registered', 'framework.ladder-defined')
                    """);
            List<String> ledger = list(statement, LEDGER);
            String longest = "SELECT aggregate_identifier FROM snapshot";
            String engineer = list(statement, longest).getFirst();
            long version = Long.parseLong(list(
                            statement,
                            "SELECT max(sequence_number) FROM event WHERE aggregate_identifier = '" + engineer + "'")
                    .getFirst());

            try (var service = start(url, Shared.kafka())) {
                assertThat(list(statement, "SELECT DISTINCT type FROM event ORDER BY 1"))
                        .containsExactly("alert-policy", "engineer", "ladder", "role-framework");
                assertThat(list(statement, "SELECT type || ' ' || payload_type FROM snapshot"))
                        .containsOnly("engineer engineer");
                assertThat(list(statement, LEDGER)).as("no leaf changes").isEqualTo(ledger);

                ApiClient hr = as(client(service), HR, "HR");
                LocalDate today = LocalDate.now(service.getBean(Clock.class));
                Reply changed = hr.post("/api/engineers/" + engineer + "/evidence", """
                        {"side": "INDIVIDUAL", "kind": "PEER", "summary": "Went on", "effectiveOn": "%s"}
                        """.formatted(today));
                assertThat(changed.status()).as(changed.body()).isEqualTo(201);
                assertThat(changed.version()).isEqualTo(version + 1);
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(list(statement, LEDGER))
                        .hasSize(ledger.size() + 1)
                        .startsWith(ledger.toArray(String[]::new)));
            }
        }
    }

    private static String fixture() throws IOException {
        try (var in = EarlierVersionTest.class.getResourceAsStream("/earlier-version.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> list(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
