package dev.assay.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/// Where events, what is kept from them and the answers to commands are written.
///
/// In a command's unit of work the writes are collected, and become durable together when it commits. Elsewhere they
/// are executed at once, in the caller's own transaction.
@Component
public class Store {

    private static final String COLLECTED = Store.class.getName();

    private final DataSource dataSource;
    private final GroupCommit group;

    Store(DataSource dataSource) {
        this.dataSource = dataSource;
        this.group = new GroupCommit(dataSource);
    }

    /// Begins to collect what the current unit of work writes. Nothing reaches the database before its commit, which
    /// fails with [AlreadyAnswered] or, if the stream has meanwhile got other events, with
    /// [org.axonframework.modelling.command.ConcurrencyException]; then nothing was written.
    public Transaction begin() {
        Writes writes = new Writes();
        CurrentUnitOfWork.get().root().resources().put(COLLECTED, writes);
        return new Transaction() {

            @Override
            public void commit() {
                if (!writes.isEmpty()) {
                    group.commit(writes);
                }
            }

            @Override
            public void rollback() {
                // Nothing was written.
            }
        };
    }

    public void insert(Table table, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            Writes collected = collected();
            Writes writes = collected == null ? new Writes() : collected;
            writes.insert(table, rows);
            executeUnless(collected, writes);
        }
    }

    /// A statement that cannot be joined with others: executed after all rows, in the order of the calls.
    public void change(String sql, @Nullable Object... parameters) {
        Writes collected = collected();
        Writes writes = collected == null ? new Writes() : collected;
        writes.change(sql, parameters);
        executeUnless(collected, writes);
    }

    private static @Nullable Writes collected() {
        if (!CurrentUnitOfWork.isStarted()) {
            return null;
        }
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        return work.getResource(COLLECTED);
    }

    private void executeUnless(@Nullable Writes collected, Writes writes) {
        if (collected != null) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            writes.execute(connection);
        } catch (SQLException e) {
            throw Failures.translate(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
