package dev.assay.query.feed;

import dev.assay.events.RecordSignatures;
import dev.assay.query.feed.ParkedEvents.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.stereotype.Component;

/// Takes one batch of the stream into the collections: each record is read once, each document written once.
///
/// Whatever a record holds, the batch comes to its end: what a view cannot take is parked with the later events of its
/// stream, what command-service did not sign is left out, and only a database that takes nothing at all makes the batch
/// be tried again.
@Component
class Projector {

    /// How many records or documents are worth a task of their own.
    private static final int SOME = 500;

    /// How many records are too few to wake other threads for them.
    private static final int LITTLE = 50;

    private final RecordSignatures signatures;
    private final ForgedRecords forgedRecords;
    private final ParkedEvents parkedEvents;
    private final Workers workers;

    Projector(RecordSignatures signatures, ForgedRecords forgedRecords, ParkedEvents parkedEvents, Workers workers) {
        this.signatures = signatures;
        this.forgedRecords = forgedRecords;
        this.parkedEvents = parkedEvents;
        this.workers = workers;
    }

    /// Writes the views side by side but for the last target, which is written when the others are.
    ///
    /// @return the ids of the documents written, by the name of the view
    /// @throws com.mongodb.MongoException if the database cannot take the batch now; it may be applied again
    Map<String, Set<String>> apply(List<Target> targets, ConsumerRecords<String, byte[]> messages) {
        List<Arrived> events = read(messages);
        List<Callable<MergedWrites>> tasks = targets.stream()
                .map(target -> (Callable<MergedWrites>) () -> {
                    MergedWrites merged = merge(target, events);
                    if (target != targets.getLast()) {
                        write(target, List.copyOf(merged.documents()), events);
                    }
                    return merged;
                })
                .toList();
        List<MergedWrites> writes = events.size() < LITTLE ? Workers.inTurn(tasks) : workers.all(tasks);
        if (!targets.isEmpty()) {
            writeInParts(targets.getLast(), writes.getLast(), events);
        }
        Map<String, Set<String>> written = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            written.put(targets.get(i).view().name(), writes.get(i).ids());
        }
        return written;
    }

    private List<Arrived> read(ConsumerRecords<String, byte[]> messages) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>(messages.count());
        messages.forEach(all::add);
        List<Arrived> arrived = inParts(
                        all, part -> part.stream().map(this::read).toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        forgedRecords.report(
                arrived.stream().filter(event -> event.forgery() != null).toList());
        return arrived.stream().filter(event -> event.forgery() == null).toList();
    }

    private Arrived read(ConsumerRecord<String, byte[]> message) {
        return signatures
                .forgery(message)
                .map(forgery -> Arrived.forged(message, forgery))
                .orElseGet(() -> Arrived.read(message));
    }

    private MergedWrites merge(Target target, List<Arrived> events) {
        MergedWrites merged = new MergedWrites();
        for (Arrived event : events) {
            project(target, event, merged);
        }
        return merged;
    }

    private void project(Target target, Arrived event, MergedWrites merged) {
        ConsumerRecord<String, byte[]> message = event.message();
        if (target.discards(event.stream(), message)) {
            parkedEvents.park(target, event.stream(), message, Kind.DISCARDED, "it was discarded");
        } else if (event.failure() != null) {
            park(target, event, event.failure().getClass().getName());
        } else if (target.parks(event.stream(), message.offset())) {
            parkedEvents.park(
                    target, event.stream(), message, Kind.WAITING, "an earlier event of its stream is parked");
        } else {
            try {
                merged.add(target.view().project(event.opened()), event.stream());
            } catch (RuntimeException poison) {
                park(target, event, poison.getClass().getName());
            }
        }
    }

    /// @param reason names the kind of failure only: its message could repeat personal data
    private void park(Target target, Arrived event, String reason) {
        ConsumerRecord<String, byte[]> message = event.message();
        parkedEvents.park(target, event.stream(), message, Kind.POISON, reason);
        target.parked().merge(event.stream(), message.offset(), Math::min);
    }

    private void writeInParts(Target target, MergedWrites merged, List<Arrived> events) {
        List<MergedDocument> documents = List.copyOf(merged.documents());
        if (documents.stream().anyMatch(MergedDocument::isBeside)) {
            write(target, documents, events);
            return;
        }
        Set<String> refused = inParts(documents, part -> refusing(target, part)).stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        oneByOne(target, events, refused);
    }

    private void write(Target target, List<MergedDocument> documents, List<Arrived> events) {
        oneByOne(target, events, refusing(target, documents));
    }

    /// @return the streams that write the documents that MongoDB refuses
    private static Set<String> refusing(Target target, List<MergedDocument> documents) {
        Map<String, String> refused = GuardedWrites.apply(documents, target.documents());
        Set<String> streams = new HashSet<>();
        for (MergedDocument document : refused.isEmpty() ? List.<MergedDocument>of() : documents) {
            if (refused.containsKey(document.id())) {
                streams.addAll(document.streams());
            }
        }
        return streams;
    }

    /// Finds the events at which a document became one that MongoDB refuses. What was written before is not written
    /// again.
    private void oneByOne(Target target, List<Arrived> events, Set<String> streams) {
        for (Arrived event : events) {
            if (streams.contains(event.stream())) {
                MergedWrites alone = new MergedWrites();
                project(target, event, alone);
                GuardedWrites.apply(alone.documents(), target.documents()).values().stream()
                        .findFirst()
                        .ifPresent(reason -> park(target, event, reason));
            }
        }
    }

    private <T, R> List<R> inParts(List<T> all, Function<List<T>, R> work) {
        List<Callable<R>> tasks = parts(all, SOME).stream()
                .map(part -> (Callable<R>) () -> work.apply(part))
                .toList();
        return tasks.size() < 2 ? Workers.inTurn(tasks) : workers.all(tasks);
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int start = 0; start < all.size(); start += size) {
            parts.add(all.subList(start, Math.min(start + size, all.size())));
        }
        return parts;
    }
}
