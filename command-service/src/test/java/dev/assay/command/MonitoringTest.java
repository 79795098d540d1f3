package dev.assay.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the runbook says of metrics and health is there.
class MonitoringTest extends ServiceTest {

    private static final Path RUNBOOK = Path.of("../infra/docs/runbooks/metrics.md");
    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `([a-z_]+)`");

    @Test
    void everyMetricOfTheRunbookIsExposed() throws IOException {
        String section =
                Files.readString(RUNBOOK).split("## command-service")[1].split("\n## ")[0];
        List<String> documented =
                METRIC.matcher(section).results().map(found -> found.group(1)).toList();
        assertThat(documented).hasSizeGreaterThan(10);
        hr().post("/api/probes/" + HR, "{\"name\":\"one\"}");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        anonymous().get("/actuator/prometheus").body())
                .contains(documented));
    }

    @Test
    void whoHasNoTokenSeesTheStatesOfHealthAndOperatorsSeeWhatIsBehindThem() {
        String states = anonymous().get("/actuator/health").body();
        assertThat(states).contains("\"relay\"", "\"db\"").doesNotContain("details", "lagEvents", "PostgreSQL");

        assertThat(as(HR, "OPERATOR").get("/actuator/health").body()).contains("lagEvents", "lagSeconds");
        assertThat(as(HR, "ENGINEER").get("/actuator/health").body()).doesNotContain("lagEvents");
        assertThat(anonymous().get("/actuator/health/readiness").body()).contains("\"relay\"");
    }
}
