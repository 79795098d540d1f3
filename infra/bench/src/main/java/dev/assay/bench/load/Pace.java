package dev.assay.bench.load;

import java.util.concurrent.locks.LockSupport;

/// An open loop: requests are due at fixed times, whether or not the ones before have been answered.
///
/// Each latency counts from when the request was due, so a pause of the service shows in all requests that it delayed
/// (no coordinated omission).
public final class Pace {

    private final long start;
    private final double nanosBetween;

    /// @param start as [System#nanoTime] tells it: when the first request is due
    public Pace(long start, double perSecond) {
        this.start = start;
        this.nanosBetween = 1e9 / perSecond;
    }

    /// When the request of this number, from 0, is due.
    public long due(long number) {
        return start + (long) (number * nanosBetween);
    }

    /// Returns when it is due, or at once if that is past.
    public static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
