package dev.assay.faults.check;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One try of a command, as its client saw it. Tries with the same actor and key are the same command.
///
/// @param key the idempotency key
/// @param mark what tells the command's event in the store: every command has its own
/// @param stream whose event it asks for; empty if only the answer tells
/// @param startedAt nanoseconds of one clock, as is `endedAt`
/// @param status of HTTP; 0 without an answer
/// @param id what the answer names; absent unless acknowledged
/// @param version what the answer names; -1 unless acknowledged
public record Attempt(
        UUID actor,
        String key,
        String mark,
        String stream,
        long startedAt,
        long endedAt,
        Outcome outcome,
        int status,
        @Nullable String id,
        long version) {

    public enum Outcome {
        /// It was done.
        ACKNOWLEDGED,
        /// It was not done by this try.
        REFUSED,
        /// Nobody knows.
        UNKNOWN
    }

    /// A rule's refusal is kept under the key: no other try of the command can be done after it.
    boolean refusedForEver() {
        return outcome == Outcome.REFUSED && status == 422;
    }
}
