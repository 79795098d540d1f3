package dev.assay.faults.check;

import java.util.Set;
import java.util.stream.Collectors;

/// What cannot be read is parked in every view, and nothing else is.
final class ParkedCheck implements Check {

    @Override
    public String name() {
        return "poison events parked in every view, and only they";
    }

    @Override
    public void examine(History history, Findings findings) {
        Set<Parked> parked = Set.copyOf(history.parked());
        Set<String> poison = history.topic().stream()
                .map(TopicRecord::stream)
                .filter(history.poisoned()::contains)
                .collect(Collectors.toSet());
        Set<Parked> expected = history.views().keySet().stream()
                .flatMap(view -> poison.stream().map(stream -> new Parked(view, stream)))
                .collect(Collectors.toSet());
        findings.examined(parked.size());
        parked.stream()
                .filter(event -> !expected.contains(event))
                .forEach(event -> findings.violation(event.stream() + " is parked in " + event.view()));
        expected.stream()
                .filter(event -> !parked.contains(event))
                .forEach(event -> findings.violation(event.stream() + " is not parked in " + event.view()));
    }
}
