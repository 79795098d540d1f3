package dev.assay.faults.check;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the table of answers.
///
/// @param id absent from a refusal
/// @param version -1 in a refusal
public record StoredAnswer(
        UUID actor, String key, int status, @Nullable String id, long version) {

    boolean done() {
        return status < 300;
    }
}
