package dev.assay.query.audit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.assay.events.Envelope;
import dev.assay.events.RecordedEvent;
import dev.assay.kit.connection.Client;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.history.EngineerEvents;
import dev.assay.query.history.EventEntries;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Reads events in the order of positions, some documents at a time, each by its `_id`.
///
/// Only the envelopes are looked at until an event is wanted: its data is read then.
@Component
public class AuditStore {

    /// What [#read] returns at the end.
    static final long END = -1;

    private static final int FIRST_BUCKETS = 2;
    private static final int MOST_BUCKETS = 16;

    private final LiveViews views;
    private final AuditDays days;
    private final EngineerEvents engineers;

    AuditStore(LiveViews views, AuditDays days, EngineerEvents engineers) {
        this.views = views;
        this.days = days;
        this.engineers = engineers;
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
        return inBuckets(bucket, bucket + 1).stream()
                .filter(event -> event.position() >= position)
                .map(RecordedEvent::open)
                .toList();
    }

    /// Hands over the wanted events until the reader has enough or so many documents of events were looked through.
    ///
    /// @param reader returns false when it wants no more
    /// @return the last position that was looked at if there may be more, else [#END]
    long read(AuditQuery query, long buckets, Predicate<Envelope> reader) {
        return query.engineer() == null
                ? readAll(query, buckets, reader)
                : readEngineer(query, query.engineer(), reader);
    }

    private long readEngineer(AuditQuery query, UUID engineer, Predicate<Envelope> reader) {
        handOver(engineers.unread(engineer), query, reader);
        return END;
    }

    private long readAll(AuditQuery query, long buckets, Predicate<Envelope> reader) {
        AuditDays.Range range = days.buckets(query, AuditView.bucketOf(head()));
        long most = range.first() + Math.min(buckets - 1, range.last() - range.first());
        long step = FIRST_BUCKETS;
        for (long first = range.first(); first <= most; first += step, step = Math.min(2 * step, MOST_BUCKETS)) {
            Client.current().requirePresent();
            long last = Math.min(first + step - 1, most);
            if (!handOver(inBuckets(first, last), query, reader)) {
                return AuditView.lastOf(last);
            }
        }
        return most < range.last() ? AuditView.lastOf(most) : END;
    }

    private static boolean handOver(List<RecordedEvent> events, AuditQuery query, Predicate<Envelope> reader) {
        return events.stream().filter(query::wants).map(RecordedEvent::open).allMatch(reader);
    }

    private List<RecordedEvent> inBuckets(long first, long last) {
        List<String> ids = LongStream.rangeClosed(first, last)
                .mapToObj(AuditView::bucketId)
                .toList();
        MongoCollection<Document> documents = documents();
        List<RecordedEvent> events = EventEntries.unread(
                documents, documents.find(Filters.in("_id", ids)).batchSize(EventEntries.DOCUMENTS_IN_AN_ANSWER));
        events.sort(Comparator.comparing(RecordedEvent::position));
        return events;
    }

    private MongoCollection<Document> documents() {
        return views.collection(AuditView.NAME);
    }
}
