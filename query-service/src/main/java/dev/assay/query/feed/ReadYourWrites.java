package dev.assay.query.feed;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.query.Unavailable;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets a caller read its own writes: waits until every view has an engineer's version.
///
/// The view of engineers is the last that the feed writes, so its version speaks for all.
@Component
public class ReadYourWrites implements FeedListener {

    static final String ENGINEERS = "engineers";

    private static final Duration LONGEST = Duration.ofSeconds(2);

    /// Another instance may have written: look again after this time even if nobody says so.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final LiveViews views;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();

    ReadYourWrites(LiveViews views) {
        this.views = views;
    }

    @Override
    public String view() {
        return ENGINEERS;
    }

    @Override
    public void written(Set<String> ids) {
        lock.lock();
        try {
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns at once if `minVersion` is absent.
    ///
    /// @throws Unavailable `view.behind` if the version has not arrived within two seconds
    public void await(UUID engineerId, @Nullable Long minVersion) {
        if (minVersion == null) {
            return;
        }
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (versionOf(engineerId) < minVersion) {
            if (System.nanoTime() >= deadline || !pause()) {
                throw new Unavailable("view.behind", "The views have not reached the version that you ask for.");
            }
        }
    }

    private long versionOf(UUID engineerId) {
        Document document = views.collection(ENGINEERS)
                .find(Filters.eq(engineerId.toString()))
                .projection(Projections.include(MergedWrites.VERSION))
                .first();
        return document == null ? -1 : document.get(MergedWrites.VERSION, -1L);
    }

    @SuppressWarnings("WaitNotInLoop") // The caller looks at the version in its loop.
    private boolean pause() {
        lock.lock();
        try {
            written.awaitNanos(LOOK_AGAIN.toNanos());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
