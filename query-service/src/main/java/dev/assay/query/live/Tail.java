package dev.assay.query.live;

import dev.assay.events.Envelope;
import dev.assay.query.feed.FeedListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// The latest part of the stream in memory, read once for all followers. Followers who are further back read the
/// stored stream: nobody who is slow makes anything grow.
@Component
class Tail implements FeedListener {

    private static final int KEPT = 1_000;

    /// Another instance may have taken the event: look again after this time.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final StoredStream stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Envelope> latest = new ArrayDeque<>();
    private long start = -1;
    private long next = -1;
    private long lookedAt;

    Tail(StoredStream stream) {
        this.stream = stream;
    }

    @Override
    public String view() {
        return StoredStream.AUDIT;
    }

    @Override
    public void written(Set<String> ids) {
        lock.lock();
        try {
            lookedAt = 0;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The position that a follower starts with who wants only what is new.
    long end() {
        lock.lock();
        try {
            advance();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /// The events without a gap from a position on; empty if there are none yet.
    StoredStream.Part from(long position) {
        lock.lock();
        try {
            advance();
            if (position >= start) {
                List<Envelope> events = latest.stream()
                        .filter(event -> event.position() >= position)
                        .toList();
                return new StoredStream.Part(events, Math.max(position, next));
            }
        } finally {
            lock.unlock();
        }
        return stream.from(position);
    }

    /// Waits until something may have come.
    void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            arrived.awaitNanos(Math.min(longest.toNanos(), LOOK_AGAIN.toNanos()));
        } finally {
            lock.unlock();
        }
    }

    private void advance() {
        long now = System.nanoTime();
        if (lookedAt != 0 && now - lookedAt < LOOK_AGAIN.toNanos()) {
            return;
        }
        lookedAt = now;
        if (next < 0) {
            next = stream.highest() + 1;
            start = next;
        }
        StoredStream.Part part = stream.from(next);
        while (part.next() > next) {
            latest.addAll(part.events());
            next = part.next();
            while (latest.size() > KEPT) {
                start = latest.removeFirst().position() + 1;
            }
            part = stream.from(next);
        }
    }
}
