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

    /// The embedded server compares each document that it finds with every id of the question.
    private static final int FEW = 200;

    private final ParkedEvents parkedEvents;
    private final Offsets offsets;
    private final ById filters;
    private final Workers workers;

    Projector(ParkedEvents parkedEvents, Offsets offsets, ById filters, Workers workers) {
        this.parkedEvents = parkedEvents;
        this.offsets = offsets;
        this.filters = filters;
        this.workers = workers;
    }

    /// Writes the views side by side but for the last target, which is written when the others are, then the offsets.
    ///
    /// @return the ids of the documents written, by the name of the view
    /// @throws UnknownEventTypeException before anything is written
    Map<String, Set<String>> apply(String topicId, List<Target> targets, ConsumerRecords<String, byte[]> messages) {
        List<Arrived> events = read(messages);
        List<MergedWrites> writes = workers.all(targets.stream()
                .map(target -> (Callable<MergedWrites>) () -> {
                    MergedWrites merged = merge(target, events);
                    if (target != targets.getLast()) {
                        write(target, merged.models(filters));
                    }
                    return merged;
                })
                .toList());
        if (!targets.isEmpty()) {
            writeInParts(targets.getLast(), writes.getLast().models(filters));
        }
        offsets.store(topicId, targets.stream().map(Target::name).toList(), next(messages));
        Map<String, Set<String>> written = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            written.put(targets.get(i).view().name(), writes.get(i).ids());
        }
        return written;
    }

    private List<Arrived> read(ConsumerRecords<String, byte[]> messages) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>(messages.count());
        messages.forEach(all::add);
        return workers
                .all(parts(all, SOME).stream()
                        .map(part -> (Callable<List<Arrived>>)
                                () -> part.stream().map(Arrived::read).toList())
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private MergedWrites merge(Target target, List<Arrived> events) {
        MergedWrites merged = new MergedWrites();
        for (Arrived event : events) {
            project(target, event, merged);
        }
        if (filters.embedded()) {
            parts(merged.guarded(), FEW).forEach(ids -> leaveOutIfStale(target, ids, merged));
        }
        return merged;
    }

    private static void leaveOutIfStale(Target target, List<String> ids, MergedWrites merged) {
        target.collection()
                .find(Filters.in("_id", ids))
                .projection(Projections.include(MergedWrites.VERSION))
                .forEach(document ->
                        merged.leaveOutIfStale(document.getString("_id"), document.get(MergedWrites.VERSION, -1L)));
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
        workers.all(parts(models, SOME).stream()
                .map(part -> (Callable<Boolean>) () -> write(target, part))
                .toList());
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

    private static Map<Integer, Long> next(ConsumerRecords<String, byte[]> messages) {
        Map<Integer, Long> next = new HashMap<>();
        messages.partitions().forEach(partition -> {
            List<ConsumerRecord<String, byte[]>> records = messages.records(partition);
            next.put(partition.partition(), records.getLast().offset() + 1);
        });
        return next;
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int start = 0; start < all.size(); start += size) {
            parts.add(all.subList(start, Math.min(start + size, all.size())));
        }
        return parts;
    }
}
