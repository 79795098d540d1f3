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

    private final Sweep sweep;
    private final Lease lease;
    private final FeedStatus status;
    private final Duration every;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Set<String> touched = new HashSet<>();
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
            touched.addAll(ids);
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long everybodyAt = System.nanoTime();
        Duration retry = FIRST_RETRY;
        while (awaitWork(everybodyAt)) {
            if (!status.nearlyCaughtUp()) {
                everybodyAt = System.nanoTime() + FIRST_RETRY.toNanos();
                continue;
            }
            boolean well;
            try {
                Set<String> ids = drain();
                well = sweep.these(ids);
                if (System.nanoTime() - everybodyAt >= 0) {
                    well &= everybody();
                    everybodyAt = System.nanoTime() + every.toNanos();
                }
            } catch (RuntimeException failure) {
                log.atWarn()
                        .addKeyValue("cause", failure.getClass().getSimpleName())
                        .log("The sweep was cut off and will be tried again: {}", failure.getMessage());
                well = false;
            }
            if (well) {
                retry = FIRST_RETRY;
            } else {
                // Those that failed are still marked as due.
                everybodyAt = System.nanoTime() + retry.toNanos();
                retry = retry.multipliedBy(2).compareTo(every) < 0 ? retry.multipliedBy(2) : every;
            }
        }
    }

    private boolean everybody() {
        if (!lease.hold(LEASE, LEASE_TIME)) {
            return true;
        }
        try {
            return sweep.everybody();
        } finally {
            lease.release(LEASE);
        }
    }

    /// @return false when it is time to stop
    private boolean awaitWork(long until) {
        lock.lock();
        try {
            long nanos = until - System.nanoTime();
            while (!stopping && nanos > 0 && (touched.isEmpty() || !status.nearlyCaughtUp())) {
                nanos = woken.awaitNanos(nanos);
            }
            return !stopping;
        } catch (InterruptedException interrupted) {
            return false;
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
