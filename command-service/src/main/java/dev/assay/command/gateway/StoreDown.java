package dev.assay.command.gateway;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/// Tells that PostgreSQL is away from every other failure.
final class StoreDown {

    /// What the pool says, without a SQLState, of a connection that it gave up because an earlier statement found
    /// it broken.
    private static final String DISCARDED = "Connection is closed";

    private StoreDown() {}

    static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && (lost(sql.getSQLState()) || DISCARDED.equals(sql.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    /// 08 connection lost or refused, 57P shutting down or starting up, 53 out of resources, 25P03 ended by the server
    /// after a long silence of ours.
    private static boolean lost(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("53")
                        || state.equals("25P03"));
    }
}
