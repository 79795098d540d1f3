package dev.assay.query.feed;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.kit.connection.Client;
import dev.assay.query.BadParameter;
import dev.assay.query.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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

    /// Beyond the events that any engineer can have.
    private static final long GREATEST_VERSION = 1_000_000;

    private final LiveViews views;

    /// Who waits for which engineer: a permit says that the engineer was written.
    private final Map<String, List<Semaphore>> waiting = new ConcurrentHashMap<>();

    ReadYourWrites(LiveViews views) {
        this.views = views;
    }

    @Override
    public String view() {
        return ENGINEERS;
    }

    @Override
    public void written(Set<String> ids) {
        if (!waiting.isEmpty()) {
            ids.forEach(id -> waiting.getOrDefault(id, List.of()).forEach(Semaphore::release));
        }
    }

    /// Returns at once if `minVersion` is absent.
    ///
    /// @throws BadParameter `minVersion` if no stream can have that version
    /// @throws Unavailable `view.behind` if the version has not arrived within two seconds
    public void await(UUID engineerId, @Nullable Long minVersion) {
        if (minVersion != null) {
            await(engineerId, minVersion, () -> true);
        }
    }

    /// Waits for a further condition as well, which is asked whenever the engineer was written.
    ///
    /// @throws BadParameter `minVersion` if no stream can have that version
    /// @throws Unavailable `view.behind` if both have not come within two seconds
    public void await(UUID engineerId, long minVersion, BooleanSupplier condition) {
        if (minVersion < -1 || minVersion > GREATEST_VERSION) {
            throw new BadParameter("minVersion", "range", "must be the version that a command answered");
        }
        String id = engineerId.toString();
        BooleanSupplier arrived = () -> versionOf(id) >= minVersion && condition.getAsBoolean();
        if (arrived.getAsBoolean()) {
            return;
        }
        // Registered before the next look, so that nothing that is written in between is missed.
        Semaphore written = new Semaphore(0);
        waiting.merge(id, List.of(written), ReadYourWrites::both);
        try {
            long deadline = System.nanoTime() + LONGEST.toNanos();
            Client client = Client.current();
            while (!arrived.getAsBoolean()) {
                client.requirePresent();
                if (System.nanoTime() >= deadline || !pause(written)) {
                    throw new Unavailable("view.behind", "The views have not reached the version that you ask for.");
                }
            }
        } finally {
            waiting.computeIfPresent(id, (one, all) -> without(all, written));
        }
    }

    private static List<Semaphore> both(List<Semaphore> some, List<Semaphore> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// @return absent if nobody is left
    private static @Nullable List<Semaphore> without(List<Semaphore> all, Semaphore one) {
        List<Semaphore> left = all.stream().filter(other -> other != one).toList();
        return left.isEmpty() ? null : left;
    }

    private long versionOf(String engineerId) {
        Document document = views.collection(ENGINEERS)
                .find(Filters.eq(engineerId))
                .projection(Projections.include(MergedWrites.VERSION))
                .first();
        return document == null ? -1 : document.get(MergedWrites.VERSION, -1L);
    }

    /// @return false if the service ends
    private static boolean pause(Semaphore written) {
        try {
            if (written.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                written.drainPermits();
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
