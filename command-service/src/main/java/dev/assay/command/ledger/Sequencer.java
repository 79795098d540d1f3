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

    Sequencer(LedgerTables tables, TransactionTemplate transactions, int batch) {
        this.tables = tables;
        this.transactions = transactions;
        this.batch = batch;
    }

    /// One batch.
    ///
    /// @return how many events got a position, or were found to wait for another; 0 if there was nothing to do
    int sequence() {
        Integer moved = transactions.execute(status -> tables.lockSequencer() ? place() : 0);
        return moved == null ? 0 : moved;
    }

    private int place() {
        Mark mark = tables.mark();
        List<Candidate> held = tables.held();
        List<Candidate> fresh = tables.after(mark, batch);
        if (fresh.isEmpty() && held.stream().noneMatch(Candidate::predecessorPlaced)) {
            return 0;
        }
        Placement placement = new Placement(mark.nextPosition());
        held.forEach(placement::offer);
        fresh.forEach(placement::offer);

        tables.insert(placement.placed);
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
        tables.advance(mark, last, placement.nextPosition);
        return placement.placed.size() + nowHeld.size();
    }

    /// @param nextPosition the first position that no event has
    record Mark(String transactionId, long globalIndex, long nextPosition) {}

    /// An event without a position, of a transaction that has ended.
    ///
    /// @param predecessorPlaced whether the event before it in the stream has a position, or there is none before
    // it
    /// @param event without its position
    record Candidate(String transactionId, long globalIndex, boolean predecessorPlaced, RecordedEvent event) {

        String stream() {
            return event.stream();
        }

        long version() {
            return event.version();
        }

        Placed at(long position) {
            return new Placed(
                    position,
                    globalIndex,
                    Leaf.hash(new RecordedEvent(
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
                            event.data())));
        }
    }

    record Placed(long position, long globalIndex, byte[] leafHash) {}

    private record Place(String stream, long version) {}

    /// Positions in the making: an event goes in once its predecessor is in, and takes its waiting successors along.
    private static final class Placement {

        final List<Placed> placed = new ArrayList<>();
        final Map<Place, Candidate> waiting = new HashMap<>();
        private final Set<Place> done = new HashSet<>();
        long nextPosition;

        Placement(long nextPosition) {
            this.nextPosition = nextPosition;
        }

        void offer(Candidate candidate) {
            Place predecessor = new Place(candidate.stream(), candidate.version() - 1);
            if (!candidate.predecessorPlaced() && !done.contains(predecessor)) {
                waiting.put(new Place(candidate.stream(), candidate.version()), candidate);
                return;
            }
            Deque<Candidate> ready = new ArrayDeque<>();
            ready.add(candidate);
            while (!ready.isEmpty()) {
                Candidate next = ready.remove();
                placed.add(next.at(nextPosition++));
                done.add(new Place(next.stream(), next.version()));
                Candidate successor = waiting.remove(new Place(next.stream(), next.version() + 1));
                if (successor != null) {
                    ready.add(successor);
                }
            }
        }
    }
}
