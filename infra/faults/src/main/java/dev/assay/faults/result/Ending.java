package dev.assay.faults.result;

import dev.assay.faults.check.History;
import dev.assay.faults.check.StoredEvent;
import dev.assay.faults.check.TopicRecord;
import dev.assay.faults.load.Consumer;
import dev.assay.faults.load.Follower;
import dev.assay.faults.load.Http;
import dev.assay.faults.load.Organisation;
import dev.assay.faults.load.Recorder;
import dev.assay.faults.stack.Stack;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Waits until nothing moves any more, and puts together what there is.
public final class Ending {

    private static final Duration STILL = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int TRIES = 4;

    private final Stack stack;
    private final Http http;
    private final Organisation organisation;
    private final EventStore store;

    public Ending(Stack stack, Http http, Organisation organisation) {
        this.stack = stack;
        this.http = http;
        this.organisation = organisation;
        this.store = new EventStore(stack.postgresUrl());
    }

    /// The alert policy may act whenever it likes; if it does so in the middle, everything is read once more.
    ///
    /// @param poisoned streams of poison events
    public History history(Recorder recorder, Follower follower, Consumer consumer, Set<String> poisoned)
            throws SQLException {
        for (int attempt = 1; ; attempt++) {
            long before = awaitStill();
            List<TopicRecord> topic = Consumer.readAll(stack.kafkaBootstrap());
            await(() -> follower.positions().size() >= before);
            await(() -> consumer.records().size() >= topic.size());
            try (ViewStore views = new ViewStore(stack, http, organisation.founder())) {
                var parked = views.parked();
                var pairs = views.pairs();
                List<StoredEvent> events = store.events();
                if (events.size() == before || attempt == TRIES) {
                    return new History(
                            recorder.attempts(),
                            events,
                            store.answers(),
                            topic,
                            consumer.records(),
                            follower.positions(),
                            recorder.reads(),
                            pairs,
                            parked,
                            poisoned,
                            others());
                }
            }
        }
    }

    /// Who acts besides the clients.
    private Set<UUID> others() {
        Set<UUID> others = new HashSet<>(organisation.founders());
        others.add(stack.policy());
        return others;
    }

    /// @return how many events there are
    private long awaitStill() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long since = System.nanoTime();
        long[] before = store.counts();
        while (System.nanoTime() - since < STILL.toNanos() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            long[] now = store.counts();
            if (now[0] != before[0] || now[1] != now[0]) {
                since = System.nanoTime();
                before = now;
            }
        }
        return before[0];
    }

    private interface Condition {
        boolean holds();
    }

    /// What does not come in time is missing; the checker says so.
    private static void await(Condition condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
