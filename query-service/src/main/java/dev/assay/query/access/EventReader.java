package dev.assay.query.access;

import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// What one caller sees of the events of everybody, and under which numbers, for doors that give out the stream. Made
/// for one request, or for one part of the stream, because reporting lines change.
public final class EventReader {

    private final UUID callerId;
    private final Scope scope;
    private final VisibilityFilter framework;
    private final VisibilityFilter own;
    private final PositionNumbering numbering;

    EventReader(UUID callerId, Scope scope, Visibility framework, Collection<Envelope> ownEvents, LocalDate today) {
        this.callerId = callerId;
        this.scope = scope;
        this.numbering = PositionNumbering.of(ownEvents, today);
        this.framework = VisibilityFilter.of(framework).numbered(numbering);
        this.own = VisibilityFilter.of(scope.visibility(callerId.toString()), ownEvents, today)
                .numbered(numbering);
    }

    /// The event as the caller may know it; empty if it is hidden.
    public Optional<VisibleEvent> see(Envelope envelope) {
        VisibilityFilter filter = filterOf(envelope);
        return filter.see(envelope).map(filter::visible);
    }

    /// The number under which the caller is told a position.
    public long numberOf(long position) {
        return numbering.numberOf(position);
    }

    /// The position of a number.
    public long positionOf(long number) {
        return numbering.positionOf(number);
    }

    private VisibilityFilter filterOf(Envelope envelope) {
        if (!(envelope.event() instanceof EngineerEvent event)) {
            return framework;
        }
        return event.engineerId().equals(callerId)
                ? own
                : VisibilityFilter.of(scope.visibility(event.engineerId().toString()))
                        .numbered(numbering);
    }
}
