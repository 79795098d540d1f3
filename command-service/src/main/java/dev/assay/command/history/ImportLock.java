package dev.assay.command.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One import at a time per database. The lock ends with its transaction, however the service ends.
///
/// The transaction is on a connection of its own and writes nothing, so that it holds up neither the ledger nor anybody
/// else. The server ends a transaction that is idle, so that a connection that was lost without a word leaves no lock
/// behind; a statement now and then keeps this one awake, however slowly the file arrives.
final class ImportLock implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ImportLock.class);
    private static final long KEY = 0x4173736179_03L;

    /// Often enough for `idle_in_transaction_session_timeout` of the data source.
    private static final Duration AWAKE_EVERY = Duration.ofSeconds(3);

    private final Connection connection;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean lost;
    private Thread keeper = new Thread();

    private ImportLock(Connection connection) {
        this.connection = connection;
    }

    /// Empty if another import runs, here or in another instance.
    static Optional<ImportLock> tryLock(DataSource dataSource) throws SQLException {
        return tryLock(dataSource, AWAKE_EVERY);
    }

    static Optional<ImportLock> tryLock(DataSource dataSource, Duration awakeEvery) throws SQLException {
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
        if (locked) {
            lock.keeper = Thread.ofVirtual().name("import-lock").start(() -> lock.keepAwake(awakeEvery));
        }
        return locked ? Optional.of(lock) : Optional.empty();
    }

    /// Whether the lock may be another's by now.
    boolean isLost() {
        return lost;
    }

    private boolean locked() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void keepAwake(Duration every) {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            while (!closing.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
                statement.execute();
            }
        } catch (SQLException e) {
            lost = true;
            log.atWarn()
                    .addKeyValue("cause", e.toString())
                    .log("The connection that holds the lock of imports is lost");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try (connection) {
            keeper.join();
            if (!lost) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            // The lock ends with the connection, and what the import has stored stands.
            log.atDebug().setCause(e).log("The connection that held the lock of imports is broken");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
