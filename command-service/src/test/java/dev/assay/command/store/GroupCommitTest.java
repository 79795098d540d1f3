package dev.assay.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.Shared;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.ConcurrencyException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class GroupCommitTest {

    private static final UUID ACTOR = UUID.randomUUID();

    private DriverManagerDataSource source;
    private JdbcClient jdbc;
    private GroupCommit group;

    @BeforeEach
    void freshStore() {
        source = new DriverManagerDataSource(Shared.postgres());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        group = new GroupCommit(source);
    }

    @Test
    void commandsThatCommitAtTheSameTimeShareTransactions() throws Exception {
        List<FutureTask<?>> commits = new ArrayList<>();
        try (Connection other = source.getConnection()) {
            // One transaction and the three that may pass it are held up: all others queue up.
            for (int turn = 0; turn < 4; turn++) {
                hold(other, "held-" + turn, 0);
                int held = turn + 1;
                FutureTask<?> commit = committing(writes("held-" + turn, 0, "held-" + turn));
                Thread.ofPlatform().start(commit);
                commits.add(commit);
                await().until(() -> heldUp() == held);
            }
            for (int i = 0; i < 20; i++) {
                FutureTask<?> commit = committing(writes("stream-" + i, 0, "key-" + i));
                Thread waiting = Thread.ofPlatform().start(commit);
                await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
                commits.add(commit);
            }
            other.rollback();
            for (FutureTask<?> commit : commits) {
                commit.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(count("event")).isEqualTo(24);
        assertThat(count("answer")).isEqualTo(24);
        assertThat(jdbc.sql("SELECT count(DISTINCT tx_id) FROM event WHERE aggregate_identifier LIKE 'stream-%'")
                        .query(Long.class)
                        .single())
                .as("four at a time share what has queued up")
                .isLessThanOrEqualTo(4);
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM event e JOIN answer a ON a.idempotency_key = e.event_identifier
                        WHERE e.tx_id::text = a.xmin::text
                        """).query(Long.class).single())
                .as("each with its answer")
                .isEqualTo(24);
    }

    private FutureTask<?> committing(Writes writes) {
        return new FutureTask<>(() -> group.commit(writes), null);
    }

    private long heldUp() {
        return jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")
                .query(Long.class)
                .single();
    }

    @Test
    void aLostRaceAndARepeatedKeyFailAloneAndLeaveNothing() throws Exception {
        group.commit(writes("raced", 0, "first"));
        try (Connection other = source.getConnection()) {
            hold(other, "held", 0);
            List<Writes> all = new ArrayList<>();
            all.add(writes("held", 0, "held"));
            all.add(writes("raced", 0, "second"));
            all.add(writes("unraced", 0, "first"));
            for (int i = 0; i < 10; i++) {
                all.add(writes("stream-" + i, 0, "key-" + i));
            }
            List<Future<?>> commits = commitTogether(all);
            other.rollback();
            assertThatThrownBy(() -> commits.get(1).get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(ConcurrencyException.class);
            assertThatThrownBy(() -> commits.get(2).get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AlreadyAnswered.class);
            commits.remove(2);
            commits.remove(1);
            for (Future<?> commit : commits) {
                commit.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(count("event")).isEqualTo(12);
        assertThat(count("answer")).isEqualTo(12);
    }

    @Test
    void aTransactionThatIsHeldUpIsPassedByOthers() throws Exception {
        try (Connection other = source.getConnection();
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            hold(other, "held", 0);
            Future<?> held = pool.submit(() -> group.commit(writes("held", 0, "held")));
            group.commit(writes("free", 0, "free"));
            assertThat(count("event")).isPositive();
            other.rollback();
            held.get(30, TimeUnit.SECONDS);
        }
        assertThat(count("event")).isEqualTo(2);
    }

    @Test
    void statementsAreExecutedAfterTheRowsAndUndoneWithThem() {
        Writes writes = writes("ladder", 0, "ladder");
        writes.change("INSERT INTO reference_next_role VALUES (?, ?, ?)", new Object[] {"t", "a", "b"});
        writes.change("DELETE FROM reference_next_role WHERE track_id = ?", new Object[] {"t"});
        writes.change("INSERT INTO reference_next_role VALUES (?, ?, ?)", new Object[] {"t", "b", "c"});
        group.commit(writes);
        assertThat(jdbc.sql("SELECT to_role_id FROM reference_next_role")
                        .query(String.class)
                        .list())
                .containsExactly("c");

        Writes failing = writes("ladder", 1, "again");
        failing.change("INSERT INTO reference_next_role VALUES (?, ?, ?)", new Object[] {"t", "b", "c"});
        assertThatThrownBy(() -> group.commit(failing)).isInstanceOf(DataAccessException.class);
        assertThat(count("event")).isEqualTo(1);
        assertThat(count("answer")).isEqualTo(1);
    }

    private List<Future<?>> commitTogether(List<Writes> all) throws InterruptedException {
        // The pool ends with its last task.
        ExecutorService pool = Executors.newFixedThreadPool(all.size());
        CountDownLatch started = new CountDownLatch(all.size());
        List<Future<?>> commits = new ArrayList<>();
        for (Writes writes : all) {
            commits.add(pool.submit(() -> {
                started.countDown();
                group.commit(writes);
            }));
        }
        pool.shutdown();
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        return commits;
    }

    /// Another transaction that has not ended yet writes this event.
    private static void hold(Connection other, String stream, long version) throws SQLException {
        other.setAutoCommit(false);
        writes(stream, version, "other-" + stream).execute(other);
    }

    private static Writes writes(String stream, long version, String key) {
        Writes writes = new Writes();
        writes.insert(Table.EVENT, List.<@Nullable Object[]>of(new @Nullable Object[] {
            key, stream, version, "Probe", "2026-03-01T09:30:00.123456Z", "probe", "1", new byte[] {1}, new byte[] {2}
        }));
        writes.insert(
                Table.ANSWER,
                List.<@Nullable Object[]>of(new @Nullable Object[] {ACTOR, key, "hash", 201L, null, new byte[] {3}}));
        return writes;
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
