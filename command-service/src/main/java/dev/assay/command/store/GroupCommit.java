package dev.assay.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes what several commands want to commit at the same time in one transaction, which is one round trip and one
/// wait for the disk for all of them.
///
/// If one of them cannot be written, each is tried alone, so that none fails for another's sake.
final class GroupCommit {

    private final DataSource dataSource;
    private final Together<Writes, @Nullable RuntimeException> group = new Together<>(this::commitTogether);

    GroupCommit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Returns when the writes are durable.
    void commit(Writes writes) {
        if (!writes.isOneStatement()) {
            commitAlone(writes);
            return;
        }
        RuntimeException failure = group.ask(writes);
        if (failure != null) {
            throw failure;
        }
    }

    /// @return for each why it could not be written
    private List<@Nullable RuntimeException> commitTogether(List<Writes> together) {
        Writes all = new Writes();
        together.forEach(all::add);
        try {
            write(all);
            return Collections.nCopies(together.size(), null);
        } catch (SQLException e) {
            List<@Nullable RuntimeException> failures = new ArrayList<>();
            boolean alone = together.size() > 1 && Failures.ofOneRow(e);
            together.forEach(writes -> failures.add(alone ? failureOf(writes) : Failures.translate(e)));
            return failures;
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
}
