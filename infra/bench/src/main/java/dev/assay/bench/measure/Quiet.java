package dev.assay.bench.measure;

import dev.assay.bench.stack.Postgres;
import dev.assay.bench.stack.Stack;
import java.util.concurrent.locks.LockSupport;

/// Waits until a stack has nothing left to do, so that one round's rest does not weigh on the next.
final class Quiet {

    private static final long STEP_NANOS = 50_000_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private Quiet() {}

    /// Until every committed event has its position and is in Kafka, and the views have had a moment.
    static void await(Stack stack) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        String waiting = "SELECT (SELECT count(*) FROM event) - (SELECT next_position FROM relay_mark)";
        while (!Postgres.query(stack.database(), waiting).equals("0")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The relay does not catch up");
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        Views.await(
                stack,
                "assay",
                Long.parseLong(Postgres.query(stack.database(), "SELECT next_position FROM relay_mark")));
    }
}
