package dev.assay.query.alerts;

import static dev.assay.query.alerts.AlertFields.*;

import com.mongodb.client.model.Filters;
import dev.assay.query.feed.FeedListener;
import dev.assay.query.feed.LiveViews;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The ids of the alerts that are not resolved, in their order. They are read again when this instance has
/// written some, and once a second because another may have, so that a page costs no more where many alerts are
/// open.
@Component
class UnresolvedAlerts implements FeedListener {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LiveViews views;
    private final AtomicLong writes = new AtomicLong();
    private volatile @Nullable Read last;

    UnresolvedAlerts(LiveViews views) {
        this.views = views;
    }

    private record Read(String collection, long writes, long at, NavigableMap<String, String> idsByOrder) {}

    @Override
    public String view() {
        return NAME;
    }

    @Override
    public void written(Set<String> ids) {
        if (ids.stream().anyMatch(AlertFields::isUnresolvedId)) {
            writes.incrementAndGet();
        }
    }

    /// Some may be resolved by now: their own documents tell.
    NavigableMap<String, String> idsByOrder() {
        String collection = views.nameOf(NAME);
        // Before the documents are read: what is written meanwhile is read by the next.
        long seen = writes.get();
        long now = System.nanoTime();
        Read read = last;
        if (read == null
                || !read.collection.equals(collection)
                || read.writes != seen
                || now - read.at > LOOK_AGAIN_NANOS) {
            read = new Read(collection, seen, now, read());
            last = read;
        }
        return read.idsByOrder;
    }

    private NavigableMap<String, String> read() {
        NavigableMap<String, String> idsByOrder = new TreeMap<>();
        for (Document some : views.collection(NAME).find(Filters.in("_id", unresolvedIds()))) {
            some.remove("_id");
            some.forEach((id, order) -> idsByOrder.put((String) order, id));
        }
        return Collections.unmodifiableNavigableMap(idsByOrder);
    }
}
