package dev.assay.query.audit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.events.Envelope;
import dev.assay.events.Streams;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.history.StoredEvents;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads events in the order of positions, some documents at a time, each by its `_id`.
@Component
public class AuditStore {

    private static final int BUCKETS_AT_ONCE = 8;
    private static final int POSITIONS_AT_ONCE = 200;
    private static final int DAYS_AT_ONCE = 366;

    private final LiveViews views;
    private final Clock clock;

    AuditStore(LiveViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /// The highest position that the view has seen; -1 before the first. Lower ones may still be missing for a moment,
    /// since the partitions of the topic are read side by side.
    public long head() {
        Document head = documents().find(Filters.eq(AuditView.HEAD)).first();
        return head == null ? -1 : head.get("version", Number.class).longValue();
    }

    /// The events at and after a position that are there, in order; at least the rest of the position's hundred.
    public List<Envelope> from(long position) {
        long bucket = AuditView.bucketOf(position);
        return inBuckets(List.of(bucket, bucket + 1)).stream()
                .filter(envelope -> envelope.position() >= position)
                .toList();
    }

    /// Hands over the wanted events until the reader has enough.
    ///
    /// @param reader returns false when it wants no more
    void read(AuditQuery query, Predicate<Envelope> reader) {
        if (query.engineer() != null) {
            readStream(query, query.engineer(), reader);
        } else {
            readAll(query, reader);
        }
    }

    private void readStream(AuditQuery query, UUID engineer, Predicate<Envelope> reader) {
        List<Long> positions = positionsOf(Streams.engineer(engineer), query.position());
        for (List<Long> some : parts(positions, POSITIONS_AT_ONCE)) {
            if (!handOver(at(some), query, reader)) {
                return;
            }
        }
    }

    private void readAll(AuditQuery query, Predicate<Envelope> reader) {
        long first = AuditView.bucketOf(query.position());
        long last = AuditView.bucketOf(head());
        Collection<Long> buckets = query.from() == null && query.until() == null
                ? LongStream.rangeClosed(first, last).boxed().toList()
                : bucketsOfDays(query).tailSet(first, true);
        for (List<Long> some : parts(List.copyOf(buckets), BUCKETS_AT_ONCE)) {
            if (!handOver(inBuckets(some), query, reader)) {
                return;
            }
        }
    }

    private static boolean handOver(List<Envelope> events, AuditQuery query, Predicate<Envelope> reader) {
        return events.stream().filter(query::wants).allMatch(reader);
    }

    private List<Long> positionsOf(String stream, long first) {
        Document document =
                documents().find(Filters.eq(AuditView.streamId(stream))).first();
        if (document == null) {
            return List.of();
        }
        return document.get(AuditView.POSITIONS, Document.class).values().stream()
                .map(position -> ((Number) position).longValue())
                .filter(position -> position >= first)
                .sorted()
                .toList();
    }

    /// The buckets that hold events recorded on the days of the query.
    private NavigableSet<Long> bucketsOfDays(AuditQuery query) {
        NavigableSet<Long> buckets = new TreeSet<>();
        List<Envelope> earliest = inBuckets(List.of(0L));
        if (earliest.isEmpty()) {
            return buckets;
        }
        LocalDate first = AuditView.dayOf(earliest.getFirst().recordedAt());
        LocalDate from = latest(first.minusDays(1), query.from() == null ? null : AuditView.dayOf(query.from()));
        LocalDate to = earliest(
                LocalDate.now(clock).plusDays(1), query.until() == null ? null : AuditView.dayOf(query.until()));
        if (from.isAfter(to)) {
            return buckets;
        }
        List<String> days =
                from.datesUntil(to.plusDays(1)).map(AuditView::dayId).toList();
        for (List<String> some : parts(days, DAYS_AT_ONCE)) {
            documents().find(Filters.in("_id", some)).forEach(day -> day.get(AuditView.BUCKETS, Document.class)
                    .keySet()
                    .forEach(bucket -> buckets.add(Long.valueOf(bucket))));
        }
        return buckets;
    }

    private List<Envelope> inBuckets(Collection<Long> buckets) {
        List<String> ids = buckets.stream().map(AuditView::bucketId).toList();
        return events(Filters.in("_id", ids), null);
    }

    private List<Envelope> at(List<Long> positions) {
        List<String> ids = positions.stream()
                .map(AuditView::bucketOf)
                .distinct()
                .map(AuditView::bucketId)
                .toList();
        List<String> fields = positions.stream()
                .map(position -> AuditView.ENTRIES + "." + position)
                .toList();
        return events(Filters.in("_id", ids), Projections.include(fields));
    }

    private List<Envelope> events(Bson filter, @Nullable Bson projection) {
        List<Envelope> events = new ArrayList<>();
        documents()
                .find(filter)
                .projection(projection)
                .forEach(bucket -> events.addAll(StoredEvents.allOf(bucket.get(AuditView.ENTRIES, Document.class))));
        events.sort(Comparator.comparing(Envelope::position));
        return events;
    }

    private static LocalDate latest(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isAfter(day) ? other : day;
    }

    private static LocalDate earliest(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isBefore(day) ? other : day;
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int start = 0; start < all.size(); start += size) {
            parts.add(all.subList(start, Math.min(start + size, all.size())));
        }
        return parts;
    }

    private MongoCollection<Document> documents() {
        return views.collection(AuditView.NAME);
    }
}
