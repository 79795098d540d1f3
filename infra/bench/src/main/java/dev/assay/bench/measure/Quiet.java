package dev.assay.bench.measure;

import dev.assay.bench.stack.Postgres;
import dev.assay.bench.stack.Stack;
import dev.assay.bench.stack.Usage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Waits until a stack has nothing left to do, so that one round's rest does not weigh on the next.
final class Quiet {

    private static final long STEP_NANOS = 50_000_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    /// Processor time of all processes between two looks; services that wait for work take about a tenth of a core.
    private static final Duration IDLE = Duration.ofMillis(150);

    private static final long LOOK_NANOS = 500_000_000;
    private static final long LONGEST_IDLE_WAIT_NANOS = 15_000_000_000L;

    private Quiet() {}

    /// Until every committed event is in Kafka and in the views, and the compilers have done what the load has asked
    /// them for: while it runs, they hardly get their turn on so few processors.
    static void await(Stack stack) {
        awaitRelay(stack);
        Views.await(stack, "assay", relayed(stack));
        awaitIdle(stack.processes());
    }

    /// Until they hardly use a processor, but not for ever.
    static void awaitIdle(Map<String, ProcessHandle> processes) {
        long deadline = System.nanoTime() + LONGEST_IDLE_WAIT_NANOS;
        Duration used = IDLE.plusNanos(1);
        while (used.compareTo(IDLE) > 0 && System.nanoTime() < deadline) {
            Usage before = Usage.of(processes);
            LockSupport.parkNanos(LOOK_NANOS);
            used = Usage.of(processes).since(before);
        }
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
