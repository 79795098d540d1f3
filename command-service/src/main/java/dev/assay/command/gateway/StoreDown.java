package dev.assay.command.gateway;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// Tells that PostgreSQL is away from every other failure.
final class StoreDown {

    private StoreDown() {}

    /// By SQLState: 08 connection lost or refused, 57P shutting down or starting up, 53 out of resources.
    static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
                    return true;
                }
            }
        }
        return false;
    }
}
