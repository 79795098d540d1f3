package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// An alarm on a label that no metric has, or on a value that never comes, stays silent for ever.
class MetricLabelsTest extends QueryServiceTest {

    private static final Path RUNBOOK = Path.of("../infra/docs/runbooks/metrics.md");

    private static final Pattern LABEL = Pattern.compile("(?m)^\\| `(assay_[a-z_]+)` \\| `([a-z_]+)` \\| (.*) \\|$");
    private static final Pattern VALUE = Pattern.compile("`([a-z_]+)`");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(assay_[a-z_]+)\\{(.*)} ");
    private static final Pattern LABEL_OF_SAMPLE = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final Set<String> COMMON = Set.of("application", "le", "quantile");

    @Test
    void theLabelsAndValuesOfTheRunbookAreThoseOfTheMetrics() throws IOException {
        service();
        Map<String, Map<String, Set<String>>> documented = documentedLabels();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Map<String, Map<String, Set<String>>> exposed = exposedLabels(
                    send(HttpRequest.newBuilder(uri("/actuator/prometheus")).build())
                            .body());
            assertThat(exposed).containsKeys("assay_watch_commands_total", "assay_feed_lag");
            exposed.forEach((metric, labels) -> {
                assertThat(documented).containsKey(metric);
                assertThat(documented.get(metric)).as(metric).containsOnlyKeys(labels.keySet());
            });
            for (String metric : Set.of("assay_watch_commands_total", "assay_feed_forged_total")) {
                assertThat(exposed.get(metric)).isEqualTo(documented.get(metric));
            }
        });
    }

    /// Documented labels of a metric: their values, or none where any may come.
    private static Map<String, Map<String, Set<String>>> documentedLabels() throws IOException {
        Map<String, Map<String, Set<String>>> labels = new TreeMap<>();
        String section = Files.readString(RUNBOOK).split("## Labels")[1].split("\n## ")[0];
        LABEL.matcher(section).results().forEach(row -> labels.computeIfAbsent(row.group(1), metric -> new TreeMap<>())
                .put(
                        row.group(2),
                        VALUE.matcher(row.group(3))
                                .results()
                                .map(value -> value.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return labels;
    }

    /// Exposed labels of our own metrics, with the values that came.
    private static Map<String, Map<String, Set<String>>> exposedLabels(String exposed) {
        Map<String, Map<String, Set<String>>> labels = new TreeMap<>();
        SAMPLE.matcher(exposed).results().forEach(sample -> {
            String metric = sample.group(1).replaceAll("_(bucket|count|sum|max)$", "");
            LABEL_OF_SAMPLE
                    .matcher(sample.group(2))
                    .results()
                    .filter(label -> !COMMON.contains(label.group(1)))
                    .forEach(label -> labels.computeIfAbsent(metric, none -> new TreeMap<>())
                            .computeIfAbsent(label.group(1), none -> new TreeSet<>())
                            .add(label.group(2)));
        });
        return labels;
    }
}
