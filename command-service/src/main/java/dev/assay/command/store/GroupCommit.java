package dev.assay.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes what several commands want to commit at the same time in one transaction, which is one round trip and one
/// wait for the disk for all of them.
///
/// Nobody waits for company: who comes when no transaction is on its way writes at once, with all that have queued up
/// meanwhile. If one of them cannot be written, each is tried alone, so that none fails for another's sake.
final class GroupCommit {

    /// Who has waited so long suspects that the transaction on its way is held up, and passes it.
    private static final Duration PATIENCE = Duration.ofMillis(10);

    private static final int PASSING = 3;
    private static final int COMMANDS = 64;

    private final DataSource dataSource;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore usual = new Semaphore(1);
    private final Semaphore passing = new Semaphore(PASSING);

    GroupCommit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Returns when the writes are durable.
    void commit(Writes writes) {
        if (!writes.isOneStatement()) {
            commitAlone(writes);
            return;
        }
        Waiting mine = new Waiting(writes);
        queue.add(mine);
        boolean interrupted = false;
        Semaphore turn = usual;
        while (!mine.done) {
            if (!commitSome(turn) && !mine.done) {
                long started = System.nanoTime();
                LockSupport.parkNanos(this, PATIENCE.toNanos());
                interrupted |= Thread.interrupted();
                turn = System.nanoTime() - started < PATIENCE.toNanos() ? usual : passing;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    /// @return whether something was written
    private boolean commitSome(Semaphore turn) {
        if (!turn.tryAcquire()) {
            return false;
        }
        List<Waiting> together = new ArrayList<>();
        try {
            for (Waiting next = queue.poll(); next != null; next = together.size() < COMMANDS ? queue.poll() : null) {
                together.add(next);
            }
            if (!together.isEmpty()) {
                commitTogether(together);
            }
        } finally {
            turn.release();
            // It may have queued up when it was nobody's turn.
            Waiting next = queue.peek();
            if (next != null) {
                LockSupport.unpark(next.thread);
            }
        }
        return !together.isEmpty();
    }

    private void commitTogether(List<Waiting> together) {
        Writes all = new Writes();
        together.forEach(waiting -> all.add(waiting.writes));
        try {
            write(all);
            together.forEach(waiting -> waiting.end(null));
        } catch (SQLException e) {
            if (together.size() > 1 && Failures.ofOneRow(e)) {
                together.forEach(waiting -> waiting.end(failureOf(waiting.writes)));
            } else {
                together.forEach(waiting -> waiting.end(Failures.translate(e)));
            }
        } catch (RuntimeException | Error e) {
            together.forEach(waiting -> waiting.end(new IllegalStateException("The writes could not be made", e)));
            throw e;
        }
    }

    private @Nullable RuntimeException failureOf(Writes writes) {
        try {
            write(writes);
            return null;
        } catch (SQLException e) {
            return Failures.translate(e);
        }
    }

    /// One statement is a transaction of its own.
    private void write(Writes writes) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            writes.execute(connection);
        }
    }

    private void commitAlone(Writes writes) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                writes.execute(connection);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    private static final class Waiting {

        final Writes writes;
        final Thread thread = Thread.currentThread();
        volatile boolean done;

        @Nullable
        RuntimeException failure;

        Waiting(Writes writes) {
            this.writes = writes;
        }

        void end(@Nullable RuntimeException ending) {
            failure = ending;
            done = true;
            LockSupport.unpark(thread);
        }
    }
}
