package dev.assay.query.live;

import dev.assay.events.Envelope;
import dev.assay.query.audit.AuditStore;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.feed.ParkedEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The event stream in the order of its positions, as the audit holds it.
///
/// Partitions are read side by side, so a later position may be there before an earlier one: only what comes without a
/// gap is given out. A position that the audit could not take, and so never will have, is passed over.
@Component
class StoredStream {

    static final String AUDIT = "audit";

    private final AuditStore audit;
    private final LiveViews views;
    private final ParkedEvents parkedEvents;

    StoredStream(AuditStore audit, LiveViews views, ParkedEvents parkedEvents) {
        this.audit = audit;
        this.views = views;
        this.parkedEvents = parkedEvents;
    }

    /// @param next the position after the last that was read or passed over
    record Part(List<Envelope> events, long next) {}

    /// Some of what comes without a gap from a position on.
    Part from(long position) {
        Map<Long, Envelope> stored = new HashMap<>();
        audit.from(position).forEach(envelope -> stored.put(envelope.position(), envelope));
        List<Envelope> events = new ArrayList<>();
        long next = position;
        while (stored.containsKey(next) || parked(next)) {
            Envelope envelope = stored.get(next);
            if (envelope != null) {
                events.add(envelope);
            }
            next++;
        }
        return new Part(events, next);
    }

    private boolean parked(long position) {
        return position <= highest() && parkedEvents.holds(views.nameOf(AUDIT), position);
    }

    /// The highest position that has arrived; -1 before the first.
    long highest() {
        return audit.head();
    }
}
