package dev.assay.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.command.ServiceTest;
import dev.assay.embedded.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The runbook's SQL for a dump that was restored into another cluster, whose transaction ids are lower.
class RestoreTest extends ServiceTest {

    private static final Path RUNBOOK = Path.of("../infra/docs/runbooks/restore.md");

    @Test
    void afterARestoreIntoAnotherClusterOldAndNewEventsHaveDensePositions() throws Exception {
        String database = Shared.postgres();
        try (ConfigurableApplicationContext before = start(database, Shared.kafka())) {
            store(before, 3);
            untilPlaced(before, 3);
        }
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE event SET tx_id = (tx_id::text::bigint + 1000000000)::text::xid8");
            statement.execute("UPDATE ledger_mark SET tx_id = (tx_id::text::bigint + 1000000000)::text::xid8");
            // The dump was taken before the last event got its position.
            statement.execute("DELETE FROM ledger WHERE position = 2");
            statement.execute("UPDATE relay_mark SET next_position = 2");

            statement.execute(sqlOf(Files.readString(RUNBOOK)));
        }
        try (ConfigurableApplicationContext after = start(database, Shared.kafka())) {
            store(after, 1);
            untilPlaced(after, 4);
        }
    }

    private static String sqlOf(String runbook) {
        int start = runbook.indexOf("```sql\n") + "```sql\n".length();
        return runbook.substring(start, runbook.indexOf("```", start));
    }

    private static void store(ConfigurableApplicationContext service, int events) {
        for (int i = 0; i < events; i++) {
            assertThat(as(client(service), HR, "HR")
                            .post("/api/probes/" + UUID.randomUUID(), "{\"name\":\"one\"}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private static void untilPlaced(ConfigurableApplicationContext service, int events) {
        List<Long> positions = LongStream.range(0, events).boxed().toList();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(service.getBean(JdbcClient.class)
                        .sql("SELECT l.position FROM ledger l JOIN event USING (global_index) ORDER BY 1")
                        .query(Long.class)
                        .list())
                .isEqualTo(positions));
    }
}
