package dev.assay.faults.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every acknowledged command is in the store once, as it was answered; a refused one never; an unknown one at most
/// once; and nothing is there that nobody asked for.
final class CommandsCheck implements Check {

    @Override
    public String name() {
        return "acknowledged commands stored once, refused never, unknown at most once";
    }

    @Override
    public void examine(History history, Findings findings) {
        Map<UUID, Execution> executions = executions(history);
        Map<String, Set<Execution>> byMark = new HashMap<>();
        for (Execution execution : executions.values()) {
            String mark = execution.mark;
            if (mark != null) {
                byMark.computeIfAbsent(mark, key -> new HashSet<>()).add(execution);
            }
        }
        Map<Command.Id, Command> commands = Command.of(history.attempts());
        Map<String, Command> known = new HashMap<>();
        for (Command command : commands.values()) {
            findings.examined(1);
            known.put(command.mark(), command);
            examine(command, byMark.getOrDefault(command.mark(), Set.of()), findings);
        }
        for (Execution execution : executions.values()) {
            if (!history.others().contains(execution.actor)) {
                String mark = execution.mark;
                Command command = mark == null ? null : known.get(mark);
                findings.require(
                        command != null && command.id().actor().equals(execution.actor),
                        "Nobody asked for the events of command %s on %s",
                        execution.commandId,
                        execution.stream);
            }
        }
    }

    private static void examine(Command command, Set<Execution> executions, Findings findings) {
        int times = executions.size();
        switch (command.fate()) {
            case ONCE -> {
                findings.require(times == 1, "Acknowledged %s is stored %d times", command.id(), times);
                Attempt answer = command.acknowledged().orElseThrow();
                executions.forEach(execution -> findings.require(
                        execution.stream.equals(answer.stream())
                                && execution.lastVersion == answer.version()
                                && execution.subjects.contains(String.valueOf(answer.id())),
                        "%s was answered %s version %d, but its events on %s end with version %d",
                        command.id(),
                        answer.id(),
                        answer.version(),
                        execution.stream,
                        execution.lastVersion));
            }
            case NEVER -> findings.require(times == 0, "Refused %s is stored %d times", command.id(), times);
            case AT_MOST_ONCE -> findings.require(times <= 1, "Unanswered %s is stored %d times", command.id(), times);
        }
    }

    private static Map<UUID, Execution> executions(History history) {
        Map<UUID, Execution> executions = new LinkedHashMap<>();
        for (StoredEvent event : history.events()) {
            executions
                    .computeIfAbsent(event.commandId(), id -> new Execution(id, event.stream(), event.actorId()))
                    .add(event);
        }
        return executions;
    }

    /// The events of one command.
    private static final class Execution {
        final UUID commandId;
        final String stream;
        final UUID actor;
        final Set<String> subjects = new HashSet<>();
        long lastVersion = -1;

        @Nullable
        String mark;

        Execution(UUID commandId, String stream, UUID actor) {
            this.commandId = commandId;
            this.stream = stream;
            this.actor = actor;
        }

        void add(StoredEvent event) {
            subjects.add(event.subjectId());
            lastVersion = Math.max(lastVersion, event.version());
            mark = mark == null ? event.mark() : mark;
        }
    }
}
