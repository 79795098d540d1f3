package dev.assay.command.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/// One import at a time per database. The lock ends with its transaction, however the service ends.
///
/// The transaction is on a connection of its own and writes nothing, so that it holds up neither the ledger nor anybody
/// else.
final class ImportLock implements AutoCloseable {

    private static final long KEY = 0x4173736179_03L;

    private final Connection connection;

    private ImportLock(Connection connection) {
        this.connection = connection;
    }

    /// Empty if another import runs, here or in another instance.
    static Optional<ImportLock> tryLock(DataSource dataSource) throws SQLException {
        ImportLock lock = new ImportLock(dataSource.getConnection());
        boolean locked = false;
        try {
            lock.connection.setAutoCommit(false);
            locked = lock.locked();
        } finally {
            if (!locked) {
                lock.close();
            }
        }
        return locked ? Optional.of(lock) : Optional.empty();
    }

    private boolean locked() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
