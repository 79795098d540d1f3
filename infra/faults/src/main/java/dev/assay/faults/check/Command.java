package dev.assay.faults.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// All tries under one key of one actor.
record Command(Id id, List<Attempt> attempts) {

    record Id(UUID actor, String key) {

        @Override
        public String toString() {
            return key + " of " + actor;
        }
    }

    /// How often it may have been done.
    enum Fate {
        ONCE,
        NEVER,
        AT_MOST_ONCE
    }

    static Map<Id, Command> of(List<Attempt> attempts) {
        Map<Id, Command> commands = new LinkedHashMap<>();
        for (Attempt attempt : attempts) {
            commands.computeIfAbsent(new Id(attempt.actor(), attempt.key()), id -> new Command(id, new ArrayList<>()))
                    .attempts
                    .add(attempt);
        }
        return commands;
    }

    String mark() {
        return attempts.getFirst().mark();
    }

    Optional<Attempt> acknowledged() {
        return attempts.stream()
                .filter(attempt -> attempt.outcome() == Attempt.Outcome.ACKNOWLEDGED)
                .findFirst();
    }

    Fate fate() {
        if (acknowledged().isPresent()) {
            return Fate.ONCE;
        }
        boolean known = attempts.stream().allMatch(attempt -> attempt.outcome() == Attempt.Outcome.REFUSED);
        return known || refusedForEver() ? Fate.NEVER : Fate.AT_MOST_ONCE;
    }

    boolean refusedForEver() {
        return attempts.stream().anyMatch(Attempt::refusedForEver);
    }
}
