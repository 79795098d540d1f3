package dev.assay.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SequencerTest {

    private LedgerDatabase database;

    @BeforeEach
    void freshStore() {
        database = new LedgerDatabase();
    }

    @Test
    void aTransactionHeldOpenLongerThanOthersCommitLosesNoEvent() throws SQLException {
        database.append("before", 0);
        try (Connection slow = database.begin()) {
            LedgerDatabase.append(slow, "slow", 0);
            database.append("fast", 0);
            try (Connection undone = database.begin()) {
                // Its global_index is used up and will never be seen.
                LedgerDatabase.append(undone, "undone", 0);
                undone.rollback();
            }
            database.append("fast", 1);

            database.sequenceAll();
            assertThat(database.positions()).containsExactly("before#0");
            assertThat(database.ledger.waiting().events()).isEqualTo(2);

            LedgerDatabase.append(slow, "slow", 1);
            slow.commit();
        }
        database.sequenceAll();
        assertThat(database.positions()).containsExactly("before#0", "slow#0", "slow#1", "fast#0", "fast#1");
        assertThat(database.ledger.waiting().events()).isZero();
    }

    @Test
    void aRolledBackSequenceNumberIsNoGap() throws SQLException {
        for (int i = 0; i < 3; i++) {
            try (Connection undone = database.begin()) {
                LedgerDatabase.append(undone, "stream", i);
                undone.rollback();
            }
            database.append("stream", i);
            database.sequenceAll();
        }
        assertThat(database.positions()).containsExactly("stream#0", "stream#1", "stream#2");
    }

    @Test
    void anEventOfAnEarlierTransactionThanItsPredecessorsWaitsForIt() throws SQLException {
        try (Connection earlyWriter = database.begin()) {
            // It writes something else first, and so has the smaller transaction id.
            writeSomething(earlyWriter);
            database.append("stream", 0);
            LedgerDatabase.append(earlyWriter, "stream", 1);
            earlyWriter.commit();
        }
        database.append("other", 0);
        database.sequenceAll();
        assertThat(database.positions()).containsExactly("stream#0", "stream#1", "other#0");
        assertThat(database.ledger.held()).isEmpty();
    }

    @Test
    void anEventWaitsOverManyStepsWhileItsPredecessorIsNotDecided() throws SQLException {
        try (Connection earliest = database.begin();
                Connection between = database.begin()) {
            writeSomething(earliest);
            writeSomething(between);
            database.append("stream", 0);
            LedgerDatabase.append(earliest, "stream", 1);
            earliest.commit();

            // `stream#0` cannot have a position yet, because of the transaction in between; `stream#1` could.
            database.sequenceAll();
            assertThat(database.positions()).isEmpty();
            assertThat(database.ledger.waiting().held()).isEqualTo(1);
            database.sequenceAll();
            assertThat(database.ledger.waiting().held()).isEqualTo(1);

            between.commit();
        }
        database.append("stream", 2);
        database.sequenceAll();
        assertThat(database.positions()).containsExactly("stream#0", "stream#1", "stream#2");
        assertThat(database.ledger.waiting().held()).isZero();
    }

    @Test
    void twoSequencersGiveEachEventOnePosition() throws Exception {
        for (int i = 0; i < 300; i++) {
            database.append("stream", i);
        }
        List<Sequencer> sequencers = List.of(database.sequencer(), database.sequencer(), database.sequencer());
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<?>> runs = new ArrayList<>();
            for (Sequencer sequencer : sequencers) {
                runs.add(pool.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        sequencer.sequence();
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get(30, TimeUnit.SECONDS);
            }
        }
        database.sequenceAll();
        assertThat(database.positions()).hasSize(300);
    }

    @Test
    void underConcurrentWritersEveryEventGetsAPlaceAfterItsPredecessor() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService pool = Executors.newFixedThreadPool(5)) {
            Future<?> sequencing = pool.submit(() -> {
                while (writing.get()) {
                    database.sequenceAll();
                }
            });
            List<Future<Integer>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                long seed = writer;
                writers.add(pool.submit(() -> write(new Random(seed))));
            }
            int committed = 0;
            for (Future<Integer> writer : writers) {
                committed += writer.get(60, TimeUnit.SECONDS);
            }
            writing.set(false);
            sequencing.get(30, TimeUnit.SECONDS);
            database.sequenceAll();

            List<String> order = database.positions();
            assertThat(order).hasSize(committed).doesNotHaveDuplicates();
            Map<String, Integer> versions = new HashMap<>();
            for (String place : order) {
                String stream = place.substring(0, place.indexOf('#'));
                int version = Integer.parseInt(place.substring(place.indexOf('#') + 1));
                assertThat(version).as(place).isEqualTo(versions.merge(stream, 0, (before, none) -> before + 1));
            }
        }
    }

    @Test
    void theLeafHashIsThatOfTheRecord() throws SQLException {
        database.append("stream", 0);
        database.append("stream", 1);
        database.sequenceAll();
        var stored = database.jdbc
                .sql("SELECT leaf_hash FROM ledger ORDER BY position")
                .query((row, number) -> row.getBytes(1))
                .list();
        var events = database.relay.from(0, 10);
        assertThat(events).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(stored.get(i)).isEqualTo(Leaf.hash(events.get(i))).hasSize(32);
        }
        assertThat(stored.get(0)).isNotEqualTo(stored.get(1));
    }

    /// Appends to shared streams as commands do: reads the latest version, decides, writes; sometimes it writes
    /// something else first, sometimes it gives up.
    private int write(Random random) throws SQLException {
        int committed = 0;
        for (int i = 0; i < 60; i++) {
            String stream = "stream-" + random.nextInt(3);
            try (Connection connection = database.begin()) {
                if (random.nextInt(3) == 0) {
                    writeSomething(connection);
                }
                LedgerDatabase.append(connection, stream, nextVersion(connection, stream));
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed++;
                }
            } catch (SQLException lostRace) {
                if (!"23505".equals(lostRace.getSQLState())) {
                    throw lostRace;
                }
            }
        }
        return committed;
    }

    private static long nextVersion(Connection connection, String stream) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT coalesce(max(sequence_number), -1) + 1 FROM event WHERE aggregate_identifier = ?")) {
            query.setString(1, stream);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void writeSomething(Connection connection) throws SQLException {
        try (var write = connection.createStatement()) {
            write.execute("CREATE TEMPORARY TABLE something (x int)");
        }
    }
}
