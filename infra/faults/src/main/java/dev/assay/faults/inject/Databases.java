package dev.assay.faults.inject;

import com.mongodb.client.MongoClients;
import dev.assay.faults.stack.Part;
import dev.assay.faults.stack.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be done to the databases from inside.
public final class Databases {

    private static final int TRIES = 200;

    private final Stack stack;
    private @Nullable Connection open;

    public Databases(Stack stack) {
        this.stack = stack;
    }

    void terminateBackends() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'command-%'");
        }
    }

    /// A transaction that has written, as far as PostgreSQL can tell, and does not end.
    synchronized void openTransaction() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_current_xact_id()");
        }
        open = connection;
    }

    synchronized void endTransaction() throws SQLException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /// The lock is held for moments only: all instances are stopped, and if one holds it then, it dies of it.
    void killLockHolder() throws SQLException {
        try (Connection connection = connect()) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                stack.commands().forEach(Part::stop);
                try {
                    Optional<String> holder = lockHolder(connection);
                    if (holder.isPresent()) {
                        stack.commands().stream()
                                .filter(part -> part.name().equals(holder.get()))
                                .forEach(Part::kill);
                        return;
                    }
                } finally {
                    stack.commands().forEach(Part::go);
                }
            }
        }
        throw new IllegalStateException("Nobody held the lock in " + TRIES + " looks");
    }

    void dropViews() {
        try (var client = MongoClients.create(stack.mongoUri() + "/?serverSelectionTimeoutMS=3000")) {
            client.getDatabase(Stack.database()).drop();
        }
    }

    private static Optional<String> lockHolder(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
                        WHERE locktype = 'advisory' AND granted AND application_name LIKE 'command-%' LIMIT 1
                        """)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(stack.postgresUrl() + "&connectTimeout=3&socketTimeout=10");
    }
}
