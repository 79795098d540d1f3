package dev.assay.command.history.rows;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a row of the file turned out to be.
public sealed interface Reading {

    /// @param line where the row begins, from 1
    /// @param bytes of the row in the file
    /// @param row well-formed; whether the rules accept it is decided later
    /// @param engineerId whom it is about
    /// @param otherId the manager, the rater or who recorded the evidence; absent if the row names none
    record Parsed(
            long line,
            int bytes,
            Row row,
            UUID engineerId,
            @Nullable UUID otherId) implements Reading {

        Parsed(long line, Row row, UUID engineerId, @Nullable UUID otherId) {
            this(line, 0, row, engineerId, otherId);
        }

        Parsed ofBytes(int bytes) {
            return new Parsed(line, bytes, row, engineerId, otherId);
        }
    }

    record Unreadable(List<RowError> errors) implements Reading {}
}
