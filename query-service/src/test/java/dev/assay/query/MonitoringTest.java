package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the runbook says of metrics and health is there.
class MonitoringTest extends QueryServiceTest {

    private static final Path RUNBOOK = Path.of("../infra/docs/runbooks/metrics.md");
    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `([a-z_]+)`");

    @Test
    void everyMetricOfTheRunbookIsExposed() throws IOException {
        String section = Files.readString(RUNBOOK).split("## query-service")[1].split("\n## ")[0];
        List<String> documented =
                METRIC.matcher(section).results().map(found -> found.group(1)).toList();
        assertThat(documented).hasSizeGreaterThan(10);
        get("/api/roles", HR, "HR");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read("/actuator/prometheus")).contains(documented));
    }

    @Test
    void whoHasNoTokenSeesTheStatesOfHealthAndOperatorsSeeWhatIsBehindThem() {
        get("/api/roles", HR, "HR");
        String states = read("/actuator/health");
        assertThat(states).contains("\"feed\"", "\"views\"").doesNotContain("details", "lag");

        assertThat(get("/actuator/health", HR, "OPERATOR").body()).contains("details", "lag");
        assertThat(get("/actuator/health", HR, "ENGINEER").body()).doesNotContain("details");
        assertThat(read("/actuator/health/readiness")).doesNotContain("feed");
    }

    private static String read(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build()).body();
    }
}
