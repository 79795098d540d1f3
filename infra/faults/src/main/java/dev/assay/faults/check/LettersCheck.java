package dev.assay.faults.check;

import java.util.Set;
import java.util.stream.Collectors;

/// What cannot be read is parked in every view, and nothing else is.
final class LettersCheck implements Check {

    @Override
    public String name() {
        return "poison events parked in every view, and only they";
    }

    @Override
    public void examine(History history, Findings findings) {
        Set<Letter> letters = Set.copyOf(history.letters());
        Set<String> poison = history.topic().stream()
                .map(TopicRecord::stream)
                .filter(history.poisoned()::contains)
                .collect(Collectors.toSet());
        Set<Letter> expected = history.views().keySet().stream()
                .flatMap(view -> poison.stream().map(stream -> new Letter(view, stream)))
                .collect(Collectors.toSet());
        findings.examined(letters.size());
        letters.stream()
                .filter(letter -> !expected.contains(letter))
                .forEach(letter -> findings.violation(letter.stream() + " is parked in " + letter.view()));
        expected.stream()
                .filter(letter -> !letters.contains(letter))
                .forEach(letter -> findings.violation(letter.stream() + " is not parked in " + letter.view()));
    }
}
