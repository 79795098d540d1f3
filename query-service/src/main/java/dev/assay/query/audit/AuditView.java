package dev.assay.query.audit;

import dev.assay.events.Envelope;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import dev.assay.query.history.EventEntries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Every event, whole, in documents of a hundred positions each; beside them, found by `_id` too, the numbers of the
/// documents that hold events of a day (in parts, so that a day of a million events has no document that is slow to
/// write), and the highest position. The events of one engineer are found in the view of timelines.
@Component
class AuditView implements View {

    static final String NAME = "audit";

    /// Of a day's document: its parts.
    static final String PARTS = "parts";

    /// Of a part of a day: the buckets that hold events recorded on it.
    static final String BUCKETS = "buckets";

    /// The document whose `version` is the highest position.
    static final String HEAD = "head";

    private static final int BUCKET = 100;
    private static final int BUCKET_DIGITS = 12;
    private static final int BUCKETS_IN_PART = 200;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Write> project(Envelope envelope) {
        long position = envelope.position();
        long bucket = bucketOf(position);
        String day = dayId(dayOf(envelope.recordedAt()));
        long part = bucket / BUCKETS_IN_PART;
        List<Write> writes = new ArrayList<>(EventEntries.writes(bucketId(bucket), position, envelope));
        writes.add(Write.fact(day, Map.of(PARTS + "." + part, true)));
        writes.add(Write.fact(partId(day, part), Map.of(BUCKETS + "." + bucket, true)));
        writes.add(Write.entry(HEAD, position, Map.of()));
        return writes;
    }

    static long bucketOf(long position) {
        return position / BUCKET;
    }

    /// The last position of a bucket.
    static long lastOf(long bucket) {
        return (bucket + 1) * BUCKET - 1;
    }

    /// Twelve digits, so that the documents sort by position.
    static String bucketId(long bucket) {
        String digits = Long.toString(bucket);
        return "0".repeat(Math.max(0, BUCKET_DIGITS - digits.length())) + digits;
    }

    static String dayId(LocalDate day) {
        return "day/" + day;
    }

    static String partId(String dayId, Object part) {
        return dayId + "/" + part;
    }

    static LocalDate dayOf(Instant recordedAt) {
        return LocalDate.ofInstant(recordedAt, ZoneOffset.UTC);
    }
}
