package dev.assay.faults;

import java.time.Duration;
import java.util.Optional;

/// One fault as it was injected.
///
/// @param at since the beginning of the run
/// @param healedAt since the beginning of the run
/// @param recovery from its end until all was well; absent if another fault outlasted it
/// @param failure why it could not be injected; then nothing happened
record Injection(
        String kind,
        String target,
        Duration at,
        Duration healedAt,
        Optional<Duration> recovery,
        Optional<String> failure) {

    boolean done() {
        return failure.isEmpty();
    }
}
