package dev.assay.command.history;

import dev.assay.command.history.rows.RowError;
import java.util.List;

/// What an import did, or what it would do.
///
/// @param importId SHA-256 of the file, in hex: the same file is the same import
/// @param rows read, without blank lines and the header
/// @param stored facts that were new
/// @param unchanged rows that were stored already, just so
/// @param pendingReview new ratings that wait for a second reviewer
/// @param rejected rows that were not taken
/// @param errors why, for the first thousand reasons
record Report(
        String importId,
        boolean dryRun,
        long rows,
        Stored stored,
        long unchanged,
        long pendingReview,
        long rejected,
        List<RowError> errors) {

    record Stored(long engineers, long evidence, long ratings) {}
}
