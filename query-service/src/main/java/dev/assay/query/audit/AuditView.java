package dev.assay.query.audit;

import dev.assay.events.Envelope;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import dev.assay.query.history.StoredEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Every event, whole, in documents of a hundred positions each; beside them the ways to find events by `_id` alone:
/// the positions of each stream, the documents that hold events of a day, and the highest position.
@Component
class AuditView implements View {

    static final String NAME = "audit";

    /// Of a document of events: the events by position.
    static final String ENTRIES = "entries";

    /// Of a stream's document: the positions by stream version.
    static final String POSITIONS = "positions";

    /// Of a day's document: the buckets that hold events recorded on it.
    static final String BUCKETS = "buckets";

    /// The document whose `version` is the highest position.
    static final String HEAD = "head";

    private static final int BUCKET = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Write> project(Envelope envelope) {
        long position = envelope.position();
        long bucket = bucketOf(position);
        return List.of(
                Write.entry(
                        bucketId(bucket), position, Map.of(ENTRIES + "." + position, StoredEvents.toFields(envelope))),
                Write.entry(
                        streamId(envelope.stream()),
                        envelope.version(),
                        Map.of(POSITIONS + "." + envelope.version(), position)),
                Write.entry(dayId(dayOf(envelope.recordedAt())), position, Map.of(BUCKETS + "." + bucket, true)),
                Write.entry(HEAD, position, Map.of()));
    }

    static long bucketOf(long position) {
        return position / BUCKET;
    }

    /// Twelve digits, so that the documents sort by position.
    static String bucketId(long bucket) {
        return String.format(Locale.ROOT, "%012d", bucket);
    }

    static String streamId(String stream) {
        return "stream/" + stream;
    }

    static String dayId(LocalDate day) {
        return "day/" + day;
    }

    static LocalDate dayOf(Instant recordedAt) {
        return LocalDate.ofInstant(recordedAt, ZoneOffset.UTC);
    }
}
