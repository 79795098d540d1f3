package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.Shared;
import java.sql.DriverManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotFailureTest extends ServiceTest {

    @Test
    void aSnapshotThatCannotBeStoredFailsNoCommand() throws Exception {
        String url = Shared.postgres();
        try (var service = start(url, Shared.kafka());
                var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE snapshot ADD CHECK (false)");
            ApiClient hr = as(client(service), HR, "HR");
            String id = UUID.randomUUID().toString();
            for (int i = 0; i < 210; i++) {
                var renamed = hr.post("/api/probes/" + id, "{\"name\":\"name " + i + "\"}");
                assertThat(renamed.status()).as(renamed.body()).isEqualTo(201);
                assertThat(renamed.version()).isEqualTo(i);
            }
        }
    }
}
