package dev.assay.faults;

import dev.assay.faults.check.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A run's outcome for people, as Markdown, and for programs, as JSON.
final class Report {

    private final Outcome outcome;
    private final Machine machine;

    Report(Outcome outcome, Machine machine) {
        this.outcome = outcome;
        this.machine = machine;
    }

    /// Writes both files.
    ///
    /// @param folder made if absent
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = "seed-%d-%d-minutes"
                .formatted(outcome.options().seed(), outcome.options().lasts().toMinutes());
        Files.writeString(folder.resolve(name + ".md"), markdown());
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(folder.resolve(name + ".json"), mapper.writeValueAsString(json()) + "\n");
    }

    String markdown() {
        Options options = outcome.options();
        List<String> lines = new ArrayList<>();
        lines.add("# %d faults in %d minutes, seed %d: %d violations"
                .formatted(outcome.faults(), outcome.lasted().toMinutes(), options.seed(), outcome.violations()));
        lines.add("");
        lines.add("Two instances of each service, %d clients with about %d commands/s. %s. Commit %s."
                .formatted(options.clients(), options.perSecond(), machine.describe(), machine.commit()));
        lines.add("");
        lines.add("| promise | looked at | violations |");
        lines.add("|--|--:|--:|");
        outcome.promises()
                .forEach(it -> lines.add("| %s | %d | %d |".formatted(it.check(), it.examined(), it.violations())));
        lines.add("");
        for (Result result : outcome.promises()) {
            result.described().forEach(what -> lines.add("- " + result.check() + ": " + what));
        }
        lines.add("| fault | times | well again after: middle | at most |");
        lines.add("|--|--:|--:|--:|");
        byKind().forEach((kind, injections) -> {
            List<Duration> recoveries = recoveries(injections);
            lines.add("| %s | %d | %s | %s |"
                    .formatted(
                            kind,
                            injections.size(),
                            seconds(Outcome.middle(recoveries)),
                            seconds(recoveries.isEmpty() ? Optional.empty() : Optional.of(recoveries.getLast()))));
        });
        lines.add("");
        outcome.notRun().forEach(why -> lines.add("Not run: " + why + "."));
        lines.add("Answers by status: " + outcome.requests() + ".");
        lines.add("Ended without being killed by a fault, and started again: " + outcome.ended() + ".");
        return String.join("\n", lines) + "\n";
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", outcome.options().seed());
        json.put("seconds", outcome.lasted().toSeconds());
        json.put("clients", outcome.options().clients());
        json.put("commandsPerSecond", outcome.options().perSecond());
        json.put("machine", machine.describe());
        json.put("commit", machine.commit());
        json.put("violations", outcome.violations());
        json.put("promises", outcome.promises());
        json.put("requests", outcome.requests());
        json.put("endedByThemselves", outcome.ended());
        json.put("notRun", outcome.notRun());
        json.put("faults", outcome.injections().stream().map(Report::json).toList());
        return json;
    }

    private static Map<String, Object> json(Injection injection) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", injection.kind());
        json.put("target", injection.target());
        json.put("atSeconds", injection.at().toMillis() / 1e3);
        json.put("healedAtSeconds", injection.healedAt().toMillis() / 1e3);
        injection.recovery().ifPresent(it -> json.put("recoverySeconds", it.toMillis() / 1e3));
        injection.failure().ifPresent(why -> json.put("notDone", why));
        return json;
    }

    private Map<String, List<Injection>> byKind() {
        return outcome.injections().stream()
                .filter(Injection::done)
                .collect(Collectors.groupingBy(it -> it.kind() + " " + it.target(), TreeMap::new, Collectors.toList()));
    }

    private static List<Duration> recoveries(List<Injection> injections) {
        return injections.stream()
                .flatMap(injection -> injection.recovery().stream())
                .sorted()
                .toList();
    }

    private static String seconds(Optional<Duration> duration) {
        return duration.map(it -> "%.1f s".formatted(it.toMillis() / 1e3)).orElse("");
    }
}
