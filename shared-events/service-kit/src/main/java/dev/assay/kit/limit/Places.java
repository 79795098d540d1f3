package dev.assay.kit.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The places of requests at work: so many in all, and so many of them for one caller.
final class Places {

    private final RequestSettings settings;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /// Fair, so that nobody waits for longer than those who came later.
    private final Semaphore places;

    /// What one caller has taken, kept while they have any.
    private static final class Share {

        final Semaphore places;
        final AtomicInteger waiting = new AtomicInteger();
        int requests;

        Share(int most) {
            places = new Semaphore(most, true);
        }
    }

    Places(RequestSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.maxConcurrent(), true);
    }

    /// @return false if there is none, after a wait where others wait, too
    boolean enter(String caller) {
        Share share = shares.compute(caller, (id, known) -> {
            Share one = known == null ? new Share(settings.callersPlaces()) : known;
            one.requests++;
            return one;
        });
        boolean entered = enterAtOnce(share) || enterAfterOthers(share);
        if (!entered) {
            forget(caller);
        }
        return entered;
    }

    void leave(String caller) {
        places.release();
        Share share = shares.get(caller);
        if (share != null) {
            share.places.release();
        }
        forget(caller);
    }

    int working() {
        return settings.maxConcurrent() - places.availablePermits();
    }

    int waiting() {
        return waiting.get();
    }

    private void forget(String caller) {
        shares.computeIfPresent(caller, (id, share) -> stillThere(share));
    }

    private static @Nullable Share stillThere(Share share) {
        share.requests--;
        return share.requests == 0 ? null : share;
    }

    /// Not past those who wait, which `tryAcquire()` alone would do.
    private boolean enterAtOnce(Share share) {
        if (share.places.hasQueuedThreads() || places.hasQueuedThreads() || !share.places.tryAcquire()) {
            return false;
        }
        boolean entered = places.tryAcquire();
        if (!entered) {
            share.places.release();
        }
        return entered;
    }

    private boolean enterAfterOthers(Share share) {
        boolean room = share.waiting.incrementAndGet() <= settings.callersWaiting();
        room &= waiting.incrementAndGet() <= settings.maxWaiting();
        try {
            return room
                    && await(share, System.nanoTime() + settings.queueTimeout().toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
            share.waiting.decrementAndGet();
        }
    }

    private boolean await(Share share, long deadline) throws InterruptedException {
        if (!share.places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean entered = false;
        try {
            entered = places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return entered;
        } finally {
            if (!entered) {
                share.places.release();
            }
        }
    }
}
