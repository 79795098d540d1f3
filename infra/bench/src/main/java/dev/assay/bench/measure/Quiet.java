package dev.assay.bench.measure;

import dev.assay.bench.stack.Postgres;
import dev.assay.bench.stack.Stack;
import java.util.concurrent.locks.LockSupport;

/// Waits until a stack has nothing left to do, so that one round's rest does not weigh on the next.
final class Quiet {

    private static final long STEP_NANOS = 50_000_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private Quiet() {}

    /// Until every committed event is in Kafka and in the views.
    static void await(Stack stack) {
        awaitRelay(stack);
        Views.await(stack, "assay", relayed(stack));
    }

    /// Until every committed event has its position and is in Kafka.
    static void awaitRelay(Stack stack) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        long committed = Long.parseLong(Postgres.query(stack.database(), "SELECT count(*) FROM event"));
        while (relayed(stack) < committed) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The relay does not catch up");
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /// How many events are in Kafka.
    static long relayed(Stack stack) {
        return Long.parseLong(Postgres.query(stack.database(), "SELECT next_position FROM relay_mark"));
    }
}
