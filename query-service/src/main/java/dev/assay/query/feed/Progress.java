package dev.assay.query.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How far the live collections are beyond their stored offsets. These are stored now and then, not with each of many
/// small batches: after a failure some events are read again, which changes nothing.
final class Progress {

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Offsets offsets;
    private final Map<Integer, Long> next = new HashMap<>();
    private long stored = System.nanoTime();

    Progress(Offsets offsets) {
        this.offsets = offsets;
    }

    /// @param reached the next offsets by partition
    void reach(Map<Integer, Long> reached) {
        next.putAll(reached);
    }

    boolean isStored() {
        return next.isEmpty();
    }

    boolean isDue() {
        return !isStored() && System.nanoTime() - stored > EVERY_NANOS;
    }

    void store(String topicId, List<Target> targets) {
        if (!isStored()) {
            offsets.store(topicId, targets.stream().map(Target::name).toList(), next);
            next.clear();
            stored = System.nanoTime();
        }
    }

    /// Whoever starts again from the stored offsets knows no others.
    void forget() {
        next.clear();
    }
}
