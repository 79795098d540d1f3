package dev.assay.command.ledger;

import dev.assay.events.RecordedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives committed events their dense positions.
///
/// Events are taken in the order of their transactions' ids, and only those whose transactions, and all with smaller
/// ids, have ended: so none can appear later before one that has a position. A transaction that stays open delays the
/// ledger and loses nothing.
///
/// Any number of instances may run; a lock in the database lets one work at a time.
class Sequencer {

    private static final Logger log = LoggerFactory.getLogger(Sequencer.class);

    private final LedgerTables tables;
    private final TransactionTemplate transactions;
    private final int batch;
    private final Handover handover;
    private final PlacedVersions known = new PlacedVersions();
    private volatile long next;

    /// @param handover takes what was placed, for the relay
    Sequencer(LedgerTables tables, TransactionTemplate transactions, int batch, Handover handover) {
        this.tables = tables;
        this.transactions = transactions;
        this.batch = batch;
        this.handover = handover;
    }

    /// One batch. Called by one thread at a time.
    ///
    /// @return how many events got a position, or were found to wait for another; 0 if there was nothing to do
    int sequence() {
        Step step = transactions.execute(status -> tables.lockSequencer() ? place() : Step.NOTHING);
        if (step == null) {
            return 0;
        }
        // Committed, and so true for ever.
        known.add(step.placed);
        handover.offer(step.placed.stream().map(Placed::event).toList());
        return step.moved;
    }

    /// The first position that no event had at the latest look.
    long position() {
        return next;
    }

    private Step place() {
        Mark mark = tables.mark();
        next = mark.nextPosition();
        List<Candidate> held = mark.held() ? tables.held() : List.of();
        List<Candidate> fresh = tables.after(mark, batch);
        if (fresh.isEmpty() && held.isEmpty()) {
            return Step.NOTHING;
        }
        Placement placement = new Placement(mark.nextPosition(), predecessorsPlaced(held, fresh));
        held.forEach(placement::offer);
        fresh.forEach(placement::offer);
        if (fresh.isEmpty() && placement.placed.isEmpty()) {
            return Step.NOTHING;
        }

        Set<Long> before = new HashSet<>();
        held.forEach(candidate -> before.add(candidate.globalIndex()));
        List<Long> nowHeld = new ArrayList<>();
        for (Candidate waiting : placement.waiting.values()) {
            if (!before.remove(waiting.globalIndex())) {
                nowHeld.add(waiting.globalIndex());
                log.atWarn()
                        .addKeyValue("stream", waiting.stream())
                        .addKeyValue("version", waiting.version())
                        .log("An event waits for its predecessor in the stream to get a position");
            }
        }
        tables.hold(nowHeld);
        tables.release(List.copyOf(before));
        Candidate last = fresh.isEmpty() ? null : fresh.getLast();
        tables.advance(mark, last, placement.placed, placement.nextPosition);
        return new Step(placement.placed, placement.placed.size() + nowHeld.size());
    }

    /// Which predecessors of the candidates have a position already; those among the candidates get theirs now.
    private Predicate<Place> predecessorsPlaced(List<Candidate> held, List<Candidate> fresh) {
        Set<Place> here = new HashSet<>();
        List<Place> wanted = new ArrayList<>();
        for (List<Candidate> candidates : List.of(held, fresh)) {
            for (Candidate candidate : candidates) {
                here.add(candidate.at());
            }
            for (Candidate candidate : candidates) {
                Place predecessor = candidate.at().predecessor();
                if (candidate.version() > 0
                        && !here.contains(predecessor)
                        && !known.contains(predecessor.stream(), predecessor.version())) {
                    wanted.add(predecessor);
                }
            }
        }
        Set<Place> found = tables.placed(wanted);
        return place -> place.version() < 0 || known.contains(place.stream(), place.version()) || found.contains(place);
    }

    private record Step(List<Placed> placed, int moved) {

        static final Step NOTHING = new Step(List.of(), 0);
    }

    /// @param nextPosition the first position that no event has
    /// @param held whether events behind the mark wait for their predecessors
    record Mark(String transactionId, long globalIndex, long nextPosition, boolean held) {}

    /// An event without a position, of a transaction that has ended.
    ///
    /// @param event without its position
    record Candidate(String transactionId, long globalIndex, RecordedEvent event) {

        String stream() {
            return event.stream();
        }

        long version() {
            return event.version();
        }

        Place at() {
            return new Place(stream(), version());
        }

        Placed placed(long position) {
            RecordedEvent placed = new RecordedEvent(
                    event.eventId(),
                    position,
                    event.stream(),
                    event.version(),
                    event.recordedAt(),
                    event.actorId(),
                    event.commandId(),
                    event.correlationId(),
                    event.causationId(),
                    event.type(),
                    event.data());
            return new Placed(position, globalIndex, Leaf.hash(placed), placed);
        }
    }

    /// @param event with its position
    record Placed(long position, long globalIndex, byte[] leafHash, RecordedEvent event) {}

    /// An event by its stream and its version there.
    record Place(String stream, long version) {

        Place predecessor() {
            return new Place(stream, version - 1);
        }

        Place successor() {
            return new Place(stream, version + 1);
        }
    }

    /// Positions in the making: an event goes in once its predecessor is in, and takes its waiting successors along.
    private static final class Placement {

        final List<Placed> placed = new ArrayList<>();
        final Map<Place, Candidate> waiting = new HashMap<>();
        private final Predicate<Place> placedBefore;
        private final Set<Place> done = new HashSet<>();
        long nextPosition;

        Placement(long nextPosition, Predicate<Place> placedBefore) {
            this.nextPosition = nextPosition;
            this.placedBefore = placedBefore;
        }

        void offer(Candidate candidate) {
            Place predecessor = candidate.at().predecessor();
            if (!done.contains(predecessor) && !placedBefore.test(predecessor)) {
                waiting.put(candidate.at(), candidate);
                return;
            }
            Deque<Candidate> ready = new ArrayDeque<>();
            ready.add(candidate);
            while (!ready.isEmpty()) {
                Candidate next = ready.remove();
                placed.add(next.placed(nextPosition++));
                done.add(next.at());
                Candidate successor = waiting.remove(next.at().successor());
                if (successor != null) {
                    ready.add(successor);
                }
            }
        }
    }
}
