package dev.assay.query.operations;

import dev.assay.query.access.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says who did what to the views: ids and names of views only, under a logger name of its own so that it can be kept
/// apart and longer.
final class OperationsLog {

    private static final Logger log = LoggerFactory.getLogger("assay.operations");

    private OperationsLog() {}

    /// @param act such as `RETRY`
    /// @param subject what it was done to, such as `dead-letter`
    static void done(Caller caller, String act, String subject, Object id) {
        log.info("Operation: act={} actor={} {}={}", act, caller.id(), subject, id);
    }
}
