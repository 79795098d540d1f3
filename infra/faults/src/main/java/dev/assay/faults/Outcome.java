package dev.assay.faults;

import dev.assay.faults.check.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run showed.
///
/// @param requests answers by status
/// @param ended how often a process ended without being killed by a fault
/// @param notRun faults that cannot be injected on this machine, each with the reason
public record Outcome(
        Options options,
        Duration lasted,
        List<Injection> injections,
        Map<String, Long> requests,
        Map<String, Integer> ended,
        List<String> notRun,
        List<Result> checks) {

    /// What the checker found, and what was promised of the answers and of recovery.
    List<Result> promises() {
        List<Result> promises = new ArrayList<>(checks);
        promises.add(recoveries());
        promises.add(answers());
        return promises;
    }

    public long violations() {
        return promises().stream().mapToLong(Result::violations).sum();
    }

    long faults() {
        return injections.stream().filter(Injection::done).count();
    }

    private Result recoveries() {
        List<Injection> decisive = injections.stream()
                .filter(injection -> injection.done() && injection.recovery().isPresent())
                .toList();
        List<String> late = decisive.stream()
                .filter(injection -> injection
                        .recovery()
                        .filter(it -> it.compareTo(Saboteur.PROMISED) <= 0)
                        .isEmpty())
                .map(injection -> "%s %s at %d s: %d s"
                        .formatted(
                                injection.kind(),
                                injection.target(),
                                injection.at().toSeconds(),
                                injection.recovery().map(Duration::toSeconds).orElse(0L)))
                .toList();
        return new Result("lag under 1 s within 30 s after each fault has healed", decisive.size(), late.size(), late);
    }

    private Result answers() {
        long all = requests.values().stream().mapToLong(Long::longValue).sum();
        List<String> errors = requests.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(" 500"))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
        long count = requests.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(" 500"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Result("no request answered with an internal error", all, count, errors);
    }

    static Optional<Duration> middle(List<Duration> sorted) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }
}
