package dev.assay.command.gateway;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the metric of commands tells apart.
public final class CommandOutcomes {

    private CommandOutcomes() {}

    public static Set<String> words() {
        return Stream.of(CommandTimes.Outcome.values())
                .map(CommandTimes.Outcome::word)
                .collect(Collectors.toSet());
    }
}
