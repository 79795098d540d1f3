package dev.assay.query.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.WriteModel;
import dev.assay.events.UnknownEventTypeException;
import dev.assay.query.feed.ParkedEvents.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bson.BsonDocument;
import org.springframework.stereotype.Component;

/// Takes one batch of the stream into the collections: each record is read once, each document written once.
@Component
class Projector {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /// How many records or documents are worth a task of their own.
    private static final int SOME = 500;

    /// How many records are too few to wake other threads for them.
    private static final int LITTLE = 50;

    /// The embedded server compares each document that it finds with every id of the question.
    private static final int FEW = 200;

    private final ParkedEvents parkedEvents;
    private final ById filters;
    private final Workers workers;

    Projector(ParkedEvents parkedEvents, ById filters, Workers workers) {
        this.parkedEvents = parkedEvents;
        this.filters = filters;
        this.workers = workers;
    }

    /// Writes the views side by side but for the last target, which is written when the others are.
    ///
    /// @return the ids of the documents written, by the name of the view
    /// @throws UnknownEventTypeException before anything is written
    Map<String, Set<String>> apply(List<Target> targets, ConsumerRecords<String, byte[]> messages) {
        List<Arrived> events = read(messages);
        List<Callable<MergedWrites>> tasks = targets.stream()
                .map(target -> (Callable<MergedWrites>) () -> {
                    MergedWrites merged = merge(target, events);
                    if (target != targets.getLast()) {
                        write(target, merged.models(filters));
                    }
                    return merged;
                })
                .toList();
        List<MergedWrites> writes = events.size() < LITTLE ? Workers.inTurn(tasks) : workers.all(tasks);
        if (!targets.isEmpty()) {
            writeInParts(targets.getLast(), writes.getLast().models(filters));
        }
        Map<String, Set<String>> written = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            if (filters.embedded()) {
                targets.get(i).versions().putAll(writes.get(i).guarded());
            }
            written.put(targets.get(i).view().name(), writes.get(i).ids());
        }
        return written;
    }

    private List<Arrived> read(ConsumerRecords<String, byte[]> messages) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>(messages.count());
        messages.forEach(all::add);
        return inParts(all, part -> part.stream().map(Arrived::read).toList()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private MergedWrites merge(Target target, List<Arrived> events) {
        MergedWrites merged = new MergedWrites();
        for (Arrived event : events) {
            project(target, event, merged);
        }
        if (filters.embedded()) {
            leaveOutStale(target, merged);
        }
        return merged;
    }

    private static void leaveOutStale(Target target, MergedWrites merged) {
        List<String> unknown = new ArrayList<>();
        for (String id : merged.guarded().keySet()) {
            Long version = target.versions().of(id);
            if (version == null) {
                unknown.add(id);
            } else {
                merged.leaveOutIfStale(id, version);
            }
        }
        for (List<String> ids : parts(unknown, FEW)) {
            target.collection()
                    .find(Filters.in("_id", ids))
                    .projection(Projections.include(MergedWrites.VERSION))
                    .forEach(document ->
                            merged.leaveOutIfStale(document.getString("_id"), document.get(MergedWrites.VERSION, -1L)));
        }
    }

    private void project(Target target, Arrived event, MergedWrites merged) {
        ConsumerRecord<String, byte[]> message = event.message();
        if (target.discards(event.stream(), message)) {
            parkedEvents.park(target, event.stream(), message, Kind.DISCARDED, "it was discarded");
        } else if (event.failure() != null) {
            park(target, event, event.failure());
        } else if (target.parks(event.stream(), message.offset())) {
            parkedEvents.park(
                    target, event.stream(), message, Kind.WAITING, "an earlier event of its stream is parked");
        } else {
            try {
                target.view().project(event.opened()).forEach(merged::add);
            } catch (RuntimeException poison) {
                park(target, event, poison);
            }
        }
    }

    /// The reason names the kind of failure only: its message could repeat personal data.
    private void park(Target target, Arrived event, RuntimeException failure) {
        ConsumerRecord<String, byte[]> message = event.message();
        parkedEvents.park(
                target, event.stream(), message, Kind.POISON, failure.getClass().getName());
        target.parked().merge(event.stream(), message.offset(), Math::min);
    }

    private void writeInParts(Target target, List<WriteModel<BsonDocument>> models) {
        inParts(models, part -> write(target, part));
    }

    private <T, R> List<R> inParts(List<T> all, Function<List<T>, R> work) {
        List<Callable<R>> tasks = parts(all, SOME).stream()
                .map(part -> (Callable<R>) () -> work.apply(part))
                .toList();
        return tasks.size() < 2 ? Workers.inTurn(tasks) : workers.all(tasks);
    }

    private static boolean write(Target target, List<WriteModel<BsonDocument>> models) {
        if (models.isEmpty()) {
            return false;
        }
        try {
            target.collection().withDocumentClass(BsonDocument.class).bulkWrite(models, UNORDERED);
        } catch (MongoBulkWriteException failure) {
            boolean stale = failure.getWriteConcernError() == null
                    && failure.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!stale) {
                throw failure;
            }
        }
        return true;
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int start = 0; start < all.size(); start += size) {
            parts.add(all.subList(start, Math.min(start + size, all.size())));
        }
        return parts;
    }
}
