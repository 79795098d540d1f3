package dev.assay.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.PostgresServer;
import dev.assay.embedded.Shared;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class StoreDownTest extends ServiceTest {

    private static final String PRIVATE = "nobody's business";

    @TempDir
    Path data;

    @Test
    void withoutPostgresCommandsAreRefusedUntilItIsBackAndNothingIsLostOrDoubled(CapturedOutput output)
            throws Exception {
        PostgresServer postgres = PostgresServer.start(data, 0);
        int port = postgres.port();
        try (var service = start(postgres.createDatabase("assay"), Shared.kafka())) {
            ApiClient caller = as(client(service), HR, "HR");
            assertThat(caller.withKey("first")
                            .post("/api/probes/a", name("one"))
                            .status())
                    .isEqualTo(201);

            postgres.close();
            for (String key : List.of("second", "third")) {
                Reply away = caller.withKey(key).post("/api/probes/a", name(PRIVATE));
                assertThat(away.status()).as(away.body()).isEqualTo(503);
                assertThat(away.code()).isEqualTo("store.unavailable");
                assertThat(away.header("Retry-After")).isEqualTo("2");
            }
            assertThat(caller.withKey("unknown")
                            .post("/api/probes/new", name("refuse"))
                            .status())
                    .isEqualTo(503);
            assertThat(client(service).get("/actuator/health/readiness").status())
                    .isEqualTo(503);
            assertThat(client(service).get("/actuator/health/liveness").status())
                    .isEqualTo(200);

            postgres = PostgresServer.start(data, port);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> caller.withKey("second")
                                    .post("/api/probes/a", name(PRIVATE))
                                    .status()
                            == 201);
            assertThat(caller.withKey("first")
                            .post("/api/probes/a", name("one"))
                            .version())
                    .isZero();
            JdbcClient jdbc = service.getBean(JdbcClient.class);
            assertThat(count(jdbc, "event")).isEqualTo(2);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count(jdbc, "ledger") == 2);
            assertThat(output).contains("store does not answer").doesNotContain(PRIVATE, hex(PRIVATE));
        } finally {
            postgres.close();
        }
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT count(*) FROM " + table)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /// As a driver would write the bytes of the event's data.
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String name) {
        return "{\"name\":\"" + name + "\"}";
    }
}
