package dev.assay.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.gateway.CommandOutcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// An alarm on a label that no metric has, or on a value that never comes, stays silent for ever.
class MetricLabelsTest extends ServiceTest {

    private static final Path RUNBOOK = Path.of("../infra/docs/runbooks/metrics.md");

    private static final Pattern LABEL = Pattern.compile("(?m)^\\| `(assay_[a-z_]+)` \\| `([a-z_]+)` \\| (.*) \\|$");
    private static final Pattern VALUE = Pattern.compile("`([a-z_]+)`");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(assay_[a-z_]+)\\{(.*)} ");
    private static final Pattern LABEL_OF_SAMPLE = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final Set<String> COMMON = Set.of("application", "le", "quantile");
    private static final Pattern CONDITION = Pattern.compile("`([a-z_]+)=\"([a-z_]+)\"`");

    @Test
    void theLabelsAndValuesOfTheRunbookAreThoseOfTheMetrics() throws IOException {
        hr().post("/api/probes/" + HR, "{\"name\":\"one\"}");
        Map<String, Map<String, Set<String>>> documented = documentedLabels();
        Map<String, Map<String, Set<String>>> exposed =
                exposedLabels(anonymous().get("/actuator/prometheus").body());
        assertThat(exposed)
                .containsKeys("assay_command_seconds", "assay_ledger_failing", "assay_ledger_failures_total");
        exposed.forEach((metric, labels) -> {
            assertThat(documented).containsKey(metric);
            assertThat(documented.get(metric)).as(metric).containsOnlyKeys(labels.keySet());
        });
        for (String metric : Set.of("assay_ledger_failing", "assay_ledger_failures_total")) {
            assertThat(exposed.get(metric)).isEqualTo(documented.get(metric));
        }
        assertThat(documented.get("assay_command_seconds"))
                .containsEntry("outcome", new TreeSet<>(CommandOutcomes.words()));
    }

    @Test
    void whatTheRunbookWarnsOnIsAValueThatALabelHas() throws IOException {
        Set<String> pairs = documentedLabels().values().stream()
                .flatMap(labels -> labels.entrySet().stream())
                .flatMap(label -> label.getValue().stream().map(value -> label.getKey() + "=" + value))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> conditions = CONDITION
                .matcher(Files.readString(RUNBOOK))
                .results()
                .map(condition -> condition.group(1) + "=" + condition.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(conditions)
                .contains("outcome=unreachable", "reason=too_large")
                .isSubsetOf(pairs);
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
