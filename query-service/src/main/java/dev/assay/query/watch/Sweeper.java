package dev.assay.query.watch;

import dev.assay.query.feed.FeedListener;
import dev.assay.query.feed.FeedStatus;
import dev.assay.query.feed.Lease;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Says when to sweep: at once for engineers to whom something happened, and by the calendar for everybody, in one
/// instance at a time. It waits while the views are behind, so that it does not ask for what was done long ago.
@Component
class Sweeper implements FeedListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private static final String LEASE = "sweep";
    private static final Duration LEASE_TIME = Duration.ofMinutes(5);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);

    /// Between two looks at engineers to whom something happened, so that one look serves many events.
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// Of more engineers than these the ids are not kept: their documents say that they are due.
    private static final int MOST_TOUCHED = 50_000;

    private final Sweep sweep;
    private final Lease lease;
    private final FeedStatus status;
    private final Duration every;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Set<String> touched = new HashSet<>();
    private boolean tooMany;
    private boolean stopping;
    private volatile @Nullable Thread thread;

    Sweeper(Sweep sweep, Lease lease, FeedStatus status, WatchSettings settings) {
        this.sweep = sweep;
        this.lease = lease;
        this.status = status;
        this.every = settings.every();
    }

    @Override
    public String view() {
        return Fields.NAME;
    }

    @Override
    public void written(Set<String> ids) {
        lock.lock();
        try {
            boolean first = touched.isEmpty();
            touch(ids);
            if (first) {
                woken.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void touch(Set<String> ids) {
        touched.addAll(ids);
        if (touched.size() > MOST_TOUCHED) {
            touched.clear();
            tooMany = true;
        }
    }

    private void run() {
        long everybodyAt = System.nanoTime();
        long touchedAt = everybodyAt;
        Duration retry = FIRST_RETRY;
        while (awaitWork(everybodyAt, touchedAt)) {
            if (!status.nearlyCaughtUp()) {
                everybodyAt = System.nanoTime() + FIRST_RETRY.toNanos();
                continue;
            }
            boolean calendar = System.nanoTime() - everybodyAt >= 0;
            boolean well = these();
            if (calendar || takeTooMany()) {
                Sweep.Progress progress = everybody();
                boolean failed = progress == Sweep.Progress.FAILED;
                well &= !failed;
                Duration pause = failed ? retry : progress == Sweep.Progress.MORE ? Duration.ZERO : every;
                everybodyAt = System.nanoTime() + pause.toNanos();
            }
            touchedAt = System.nanoTime() + (well ? PAUSE : retry).toNanos();
            Duration longer = retry.multipliedBy(2).compareTo(every) < 0 ? retry.multipliedBy(2) : every;
            retry = well ? FIRST_RETRY : longer;
        }
    }

    /// @return false if some are to be tried again later
    private boolean these() {
        Set<String> ids = drain();
        Set<String> left = ids;
        try {
            left = ids.isEmpty() ? Set.of() : sweep.these(ids);
        } catch (RuntimeException failure) {
            cutOff(failure);
        }
        lock.lock();
        try {
            touch(left);
        } finally {
            lock.unlock();
        }
        return left.isEmpty();
    }

    private Sweep.Progress everybody() {
        try {
            if (!lease.hold(LEASE, LEASE_TIME)) {
                return Sweep.Progress.DONE;
            }
            try {
                return sweep.everybody();
            } finally {
                lease.release(LEASE);
            }
        } catch (RuntimeException failure) {
            cutOff(failure);
            return Sweep.Progress.FAILED;
        }
    }

    private static void cutOff(RuntimeException failure) {
        log.atWarn()
                .addKeyValue("cause", failure.getClass().getSimpleName())
                .log("The sweep was cut off and will be tried again: {}", failure.getMessage());
    }

    /// Waits until it is time for everybody, or for those to whom something happened.
    ///
    /// @return false when it is time to stop
    private boolean awaitWork(long everybodyAt, long touchedAt) {
        lock.lock();
        try {
            while (!stopping) {
                long now = System.nanoTime();
                long wait = everybodyAt - now;
                if (tooMany || !touched.isEmpty()) {
                    // Nobody says when the views have nearly caught up.
                    wait = Math.min(wait, status.nearlyCaughtUp() ? touchedAt - now : PAUSE.toNanos());
                }
                if (wait <= 0) {
                    return true;
                }
                woken.awaitNanos(wait);
            }
            return false;
        } catch (InterruptedException interrupted) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean takeTooMany() {
        lock.lock();
        try {
            boolean taken = tooMany;
            tooMany = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private Set<String> drain() {
        lock.lock();
        try {
            Set<String> drained = Set.copyOf(touched);
            touched.clear();
            return drained;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        Thread sweeper = new Thread(this::run, "sweeper");
        thread = sweeper;
        sweeper.start();
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            stopping = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
        Thread sweeper = thread;
        if (sweeper != null) {
            try {
                sweeper.join(Duration.ofSeconds(12));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        Thread sweeper = thread;
        return sweeper != null && sweeper.isAlive();
    }
}
