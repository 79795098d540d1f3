package dev.assay.command.ledger;

import dev.assay.events.RecordedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Events that the sequencer of this instance has just placed, for the relay, which else would read them again.
///
/// It holds one run of positions without a gap, and never more than some megabytes: what does not fit, or was placed by
/// another instance, is read from the database.
final class Handover {

    private static final long BYTES = 8L << 20;

    /// What an event takes besides its data, roughly.
    private static final long BYTES_PER_EVENT = 700;

    private final Deque<RecordedEvent> run = new ArrayDeque<>();
    private long bytes;

    /// @param placed committed, in the order of their positions, which have no gap
    synchronized void offer(List<RecordedEvent> placed) {
        for (RecordedEvent event : placed) {
            boolean next = run.isEmpty() || run.getLast().position() + 1 == event.position();
            if (!next || bytes > BYTES) {
                return;
            }
            run.add(event);
            bytes += bytes(event);
        }
    }

    /// The events from a position on, and no earlier ones afterwards.
    ///
    /// @return empty if the event at the position is not here
    synchronized List<RecordedEvent> take(long position, int limit) {
        while (!run.isEmpty() && run.getFirst().position() < position) {
            remove();
        }
        List<RecordedEvent> taken = new ArrayList<>();
        if (!run.isEmpty() && run.getFirst().position() == position) {
            while (!run.isEmpty() && taken.size() < limit) {
                taken.add(remove());
            }
        }
        return taken;
    }

    private RecordedEvent remove() {
        RecordedEvent first = run.remove();
        bytes -= bytes(first);
        return first;
    }

    private static long bytes(RecordedEvent event) {
        return BYTES_PER_EVENT + event.data().length;
    }
}
