package dev.assay.query.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.events.CloudEventCodec;
import dev.assay.events.Envelope;
import dev.assay.events.UnknownEventTypeException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes one batch of the stream into the collections: each record is read once, each view written once.
@Component
class Projector {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final ParkedEvents parkedEvents;
    private final Offsets offsets;
    private final ById filters;

    Projector(ParkedEvents parkedEvents, Offsets offsets, ById filters) {
        this.parkedEvents = parkedEvents;
        this.offsets = offsets;
        this.filters = filters;
    }

    /// Writes the views in the order of the targets, then the offsets.
    ///
    /// @return the ids of the documents written, by the name of the view
    /// @throws UnknownEventTypeException before anything is written
    Map<String, Set<String>> apply(String topicId, List<Target> targets, ConsumerRecords<String, byte[]> messages) {
        IdentityHashMap<Target, MergedWrites> writes = new IdentityHashMap<>();
        targets.forEach(target -> writes.put(target, new MergedWrites()));
        for (ConsumerRecord<String, byte[]> message : messages) {
            Envelope envelope = read(message, targets);
            if (envelope != null) {
                project(envelope, message, writes);
            }
        }
        Map<String, Set<String>> written = new HashMap<>();
        for (Target target : targets) {
            MergedWrites merged = Objects.requireNonNull(writes.get(target));
            write(target, merged);
            written.put(target.view().name(), merged.ids());
        }
        Map<Integer, Long> next = new HashMap<>();
        messages.partitions().forEach(partition -> {
            List<ConsumerRecord<String, byte[]>> records = messages.records(partition);
            next.put(partition.partition(), records.getLast().offset() + 1);
        });
        offsets.store(topicId, targets.stream().map(Target::name).toList(), next);
        return written;
    }

    /// Null if the record cannot be read: it is then parked in every view.
    private @Nullable Envelope read(ConsumerRecord<String, byte[]> message, List<Target> targets) {
        try {
            return CloudEventCodec.fromRecord(message).open();
        } catch (UnknownEventTypeException later) {
            throw later;
        } catch (RuntimeException unreadable) {
            String stream = Objects.requireNonNullElse(message.key(), "");
            targets.forEach(target -> park(target, stream, message, unreadable));
            return null;
        }
    }

    private void project(
            Envelope envelope, ConsumerRecord<String, byte[]> message, IdentityHashMap<Target, MergedWrites> writes) {
        writes.forEach((target, merged) -> {
            if (target.parks(envelope.stream(), message.offset())) {
                parkedEvents.park(
                        target.name(), envelope.stream(), message, "an earlier event of its stream is parked");
                return;
            }
            try {
                target.view().project(envelope).forEach(merged::add);
            } catch (RuntimeException poison) {
                park(target, envelope.stream(), message, poison);
            }
        });
    }

    /// The reason names the kind of failure only: its message could repeat personal data.
    private void park(Target target, String stream, ConsumerRecord<String, byte[]> message, RuntimeException failure) {
        parkedEvents.park(target.name(), stream, message, failure.getClass().getName());
        target.parked().merge(stream, message.offset(), Math::min);
    }

    private void write(Target target, MergedWrites merged) {
        if (filters.embedded() && !merged.guarded().isEmpty()) {
            target.collection()
                    .find(Filters.in("_id", merged.guarded()))
                    .projection(Projections.include(MergedWrites.VERSION))
                    .forEach(document ->
                            merged.leaveOutIfStale(document.getString("_id"), document.get(MergedWrites.VERSION, -1L)));
        }
        if (merged.isEmpty()) {
            return;
        }
        try {
            target.collection().bulkWrite(merged.models(filters), UNORDERED);
        } catch (MongoBulkWriteException failure) {
            boolean stale = failure.getWriteConcernError() == null
                    && failure.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!stale) {
                throw failure;
            }
        }
    }
}
