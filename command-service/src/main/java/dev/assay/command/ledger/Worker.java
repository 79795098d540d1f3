package dev.assay.command.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.springframework.context.SmartLifecycle;

/// Repeats a step while there is work; else waits until it is woken or a short time has passed.
///
/// A step that fails is repeated after a pause, for ever, and its status says so at once. Not even an error such as a
/// lack of memory ends the thread: nothing else would take its place.
/// It runs on a platform thread, because it must go on when all carriers of virtual threads are busy.
final class Worker implements SmartLifecycle {

    /// Between steps: what is committed meanwhile goes into one step instead of many small ones. The more there is, the
    /// more is gained.
    private static final Duration PACE = Duration.ofMillis(2);

    private static final Duration PACE_WHEN_BUSY = Duration.ofMillis(8);
    private static final int BUSY = 6;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(15);

    private final String name;
    private final IntSupplier step;
    private final Rhythm rhythm;
    private final int phase;
    private final Semaphore wakeUps = new Semaphore(0);
    private final WorkerStatus status;
    private volatile boolean running;
    private Thread thread = new Thread();

    /// @param poll how long to wait at most for being woken
    /// @param full a step that did so much is followed by another at once
    /// @param looks how often to look again, shortly after each other, before waiting
    record Rhythm(Duration poll, int full, int looks) {}

    /// @param phase of the life cycle: higher ones stop earlier
    Worker(String name, IntSupplier step, Rhythm rhythm, int phase, WorkerStatus status) {
        this.name = name;
        this.step = step;
        this.rhythm = rhythm;
        this.phase = phase;
        this.status = status;
    }

    /// There may be work; called from any thread, never waits.
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).start(this::work);
    }

    /// Lets the work at hand come to its end, so that whatever was answered is also passed on.
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            if (!thread.join(PATIENCE_AT_STOP)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public int getPhase() {
        return phase;
    }

    private void work() {
        boolean more = true;
        int looks = rhythm.looks;
        while (running || more) {
            try {
                int done = step.getAsInt();
                more = done > 0;
                looks = more ? rhythm.looks : looks - 1;
                status.succeeded();
                if (running && done < rhythm.full) {
                    if (looks > 0) {
                        LockSupport.parkNanos((done < BUSY ? PACE : PACE_WHEN_BUSY).toNanos());
                    } else {
                        looks = await(rhythm.poll) ? rhythm.looks : 0;
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                more = false;
                status.failed(e);
                if (running && !pause()) {
                    return;
                }
            }
        }
    }

    /// @return whether it was woken
    private boolean await(Duration atMost) throws InterruptedException {
        boolean woken = wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        wakeUps.drainPermits();
        return woken;
    }

    private boolean pause() {
        try {
            await(PAUSE_AFTER_FAILURE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
