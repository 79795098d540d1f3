package dev.assay.query.access;

import dev.assay.events.Envelope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Positions as one reader is told them, the same on every door: events of the reader's own record that are hidden from
/// them are not counted. Who sees everything else would otherwise find them by the gaps.
///
/// What becomes visible later is counted from then on. A number that was given out before then stands for an earlier
/// position: who resumes with it gets some events again and misses none.
public final class PositionNumbering {

    /// For readers without a record of their own.
    static final PositionNumbering NONE = new PositionNumbering();

    private final NavigableSet<Long> hidden = new TreeSet<>();

    private PositionNumbering() {}

    /// @param ownEvents all events about the reader
    static PositionNumbering of(Collection<Envelope> ownEvents, LocalDate today) {
        VisibilityFilter own = VisibilityFilter.of(Visibility.OWN, ownEvents, today);
        PositionNumbering numbering = new PositionNumbering();
        ownEvents.stream()
                .filter(event -> own.see(event).isEmpty())
                .forEach(event -> numbering.hidden.add(event.position()));
        return numbering;
    }

    /// The number of a position.
    long numberOf(long position) {
        return position - hidden.headSet(position, false).size();
    }

    /// The position of a number.
    public long positionOf(long number) {
        long position = number;
        for (long one : hidden) {
            if (one > position) {
                break;
            }
            position++;
        }
        return position;
    }
}
