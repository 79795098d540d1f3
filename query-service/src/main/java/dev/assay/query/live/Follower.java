package dev.assay.query.live;

import dev.assay.events.Envelope;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.EventReader;
import dev.assay.query.access.Operation;
import dev.assay.query.access.VisibleEvent;
import dev.assay.query.history.EngineerEvents;
import dev.assay.query.request.ReadLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// One caller who follows the stream: what they may see of each part of it, under which numbers, and whose ratings they
/// have read.
final class Follower {

    private static final String WHAT = "events";

    /// How many engineers are remembered as logged: beyond it some are logged again.
    private static final int MOST_LOGGED = 10_000;

    private final Caller caller;
    private final Access access;
    private final EngineerEvents engineers;
    private final Map<UUID, Envelope> ownEvents = new LinkedHashMap<>();
    private final Set<UUID> logged = new HashSet<>();

    /// @throws dev.assay.query.access.Denied if the caller may not follow
    Follower(Caller caller, Access access, EngineerEvents engineers) {
        this.caller = caller;
        this.access = access;
        this.engineers = engineers;
        learn(engineers.of(caller.id()));
        access.check(caller, Operation.FOLLOW_EVENTS);
        ReadLog.streamFollowed(caller, WHAT);
    }

    UUID callerId() {
        return caller.id();
    }

    /// Whether the caller may still follow: not once they have left.
    boolean mayFollow() {
        return access.allows(caller, Operation.FOLLOW_EVENTS);
    }

    /// The position of the last event that the caller has, by the id that the event had.
    long positionOf(long id) {
        return access.numbering(ownEvents.values()).positionOf(id);
    }

    /// What the caller may see of a part of the stream today.
    ///
    /// @throws dev.assay.query.access.Denied once the caller may follow no longer, because they have left
    List<VisibleEvent> see(List<Envelope> part) {
        List<Envelope> own = part.stream().filter(this::isOwn).toList();
        if (!own.isEmpty()) {
            learn(engineers.of(caller.id()));
            learn(own);
        }
        EventReader reader = access.events(caller, Operation.FOLLOW_EVENTS, ownEvents.values());
        List<VisibleEvent> seen =
                part.stream().flatMap(event -> reader.see(event).stream()).toList();
        log(seen);
        return seen;
    }

    private boolean isOwn(Envelope envelope) {
        return envelope.stream().equals(caller.id().toString());
    }

    private void learn(List<Envelope> events) {
        events.forEach(event -> ownEvents.putIfAbsent(event.eventId(), event));
    }

    /// One line a part of the stream, with those whose ratings the caller has not yet read by this connection.
    private void log(List<VisibleEvent> seen) {
        List<UUID> concerned = new ArrayList<>();
        for (VisibleEvent visible : seen) {
            UUID engineer = visible.engineerId();
            if (engineer != null && logged.add(engineer)) {
                concerned.add(engineer);
            }
        }
        if (logged.size() > MOST_LOGGED) {
            logged.clear();
        }
        ReadLog.ratingsRead(caller, concerned, WHAT);
    }
}
