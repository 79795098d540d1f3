package dev.assay.faults.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All tries of a command get one answer, and it is the stored one: kept with the events or not at all.
final class AnswersCheck implements Check {

    @Override
    public String name() {
        return "one answer per idempotency key, stored with its events";
    }

    @Override
    public void examine(History history, Findings findings) {
        Map<Command.Id, Command> commands = Command.of(history.attempts());
        Map<Command.Id, StoredAnswer> stored = stored(history, commands, findings);
        Set<String> marks = history.events().stream()
                .flatMap(event -> Stream.ofNullable(event.mark()))
                .collect(Collectors.toSet());
        for (Command command : commands.values()) {
            findings.examined(1);
            sameForAll(command, findings);
            StoredAnswer answer = stored.get(command.id());
            command.acknowledged()
                    .ifPresent(given -> findings.require(
                            answer != null
                                    && answer.done()
                                    && answer.version() == given.version()
                                    && Objects.equals(answer.id(), given.id()),
                            "%s was acknowledged with %s version %d, but %s is stored",
                            command.id(),
                            given.id(),
                            given.version(),
                            answer));
            if (command.refusedForEver()) {
                findings.require(
                        answer != null && !answer.done(), "%s was refused, but %s is stored", command.id(), answer);
            }
            findings.require(
                    (answer != null && answer.done()) == marks.contains(command.mark()),
                    "%s has the stored answer %s, unlike its events",
                    command.id(),
                    answer);
        }
    }

    private static void sameForAll(Command command, Findings findings) {
        List<Attempt> done = command.attempts().stream()
                .filter(attempt -> attempt.outcome() == Attempt.Outcome.ACKNOWLEDGED)
                .toList();
        boolean same = done.stream()
                .allMatch(
                        attempt -> Objects.equals(attempt.id(), done.getFirst().id())
                                && attempt.version() == done.getFirst().version());
        findings.require(same, "%s was answered in several ways", command.id());
        findings.require(done.isEmpty() || !command.refusedForEver(), "%s was acknowledged and refused", command.id());
    }

    private static Map<Command.Id, StoredAnswer> stored(
            History history, Map<Command.Id, Command> commands, Findings findings) {
        Map<Command.Id, StoredAnswer> stored = new HashMap<>();
        for (StoredAnswer answer : history.answers()) {
            if (!history.others().contains(answer.actor())) {
                Command.Id id = new Command.Id(answer.actor(), answer.key());
                findings.require(commands.containsKey(id), "An answer to %s is stored, which nobody sent", id);
                findings.require(stored.put(id, answer) == null, "Two answers to %s are stored", id);
            }
        }
        return stored;
    }
}
