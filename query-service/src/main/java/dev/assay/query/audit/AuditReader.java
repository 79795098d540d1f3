package dev.assay.query.audit;

import dev.assay.events.Envelope;
import dev.assay.query.access.EventReader;
import java.util.List;
import java.util.Optional;

/// The audit as one reader sees it: which of the entries that are asked for, how much of each, and under which number.
record AuditReader(EventReader events, AuditQuery query) {

    /// Numbers of cursors are multiples of this, so that they do not tell where the documents of events end.
    private static final int STEP = 100;

    /// Empty if the reader may not see the event, or sees it as one that is not asked for.
    Optional<AuditEntry> entry(Envelope envelope) {
        return events.see(envelope)
                .filter(visible -> query.wantsType(visible.envelope().type()))
                .map(AuditEntry::of);
    }

    /// The number that the next page begins after, where a page ended before it was full.
    ///
    /// @param position the last that was looked at
    long numberAfter(long position, List<AuditEntry> found) {
        long number = events.numberOf(position);
        long rounded = number - Math.floorMod(number + 1, STEP);
        return found.isEmpty() ? rounded : Math.max(rounded, found.getLast().position());
    }
}
