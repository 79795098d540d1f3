package dev.assay.command.ledger;

import dev.assay.events.CloudEventCodec;
import dev.assay.events.RecordSignatures;
import dev.assay.events.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends the ledger to Kafka in the order of positions, each event at least once.
///
/// The mark moves only after the broker has acknowledged. Whenever the connection is made, and now and then, it looks
/// whether the topic still holds what was sent; if not, it is filled again from position 0 with the same records.
class Relay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(5);
    private static final Duration TOPIC_LOOK = Duration.ofSeconds(10);

    /// Of an event's data, in bytes: a quarter of what brokers take that were never told to take more.
    private static final int LARGE = 256 << 10;

    private final RelayTables tables;
    private final TransactionTemplate transactions;
    private final Topic topic;
    private final KafkaSettings kafka;
    private final RecordSignatures signatures;
    private final int batch;
    private final Handover handover;

    private @Nullable Producer<String, byte[]> producer;
    private Topic.@Nullable State known;
    private long lookedAt;
    private volatile long standing;

    /// @param handover what need not be read again
    Relay(
            RelayTables tables,
            TransactionTemplate transactions,
            KafkaSettings kafka,
            RecordSignatures signatures,
            int batch,
            Handover handover) {
        this.tables = tables;
        this.transactions = transactions;
        this.topic = new Topic(kafka);
        this.kafka = kafka;
        this.signatures = signatures;
        this.batch = batch;
        this.handover = handover;
    }

    /// One batch.
    ///
    /// @return how many events were sent and acknowledged
    /// @throws KafkaException if the broker does not answer, or does not take an event; nothing is lost
    int relay() {
        try {
            Sent sent = transactions.execute(status -> tables.lockRelay() ? sendBatch() : Sent.NOTHING);
            if (sent != null && sent.failure != null) {
                throw sent.failure;
            }
            return sent == null ? 0 : sent.acknowledged;
        } catch (RuntimeException e) {
            // Records of this producer that are still on their way must not overtake the next attempt's.
            close();
            throw e;
        }
    }

    /// The position that goes to Kafka next, as far as it is known: where the relay stands when it cannot go on.
    long position() {
        return standing;
    }

    /// What of a batch arrived.
    ///
    /// @param acknowledged so many from its beginning on
    /// @param failure why not all
    private record Sent(int acknowledged, @Nullable RuntimeException failure) {

        static final Sent NOTHING = new Sent(0, null);
    }

    private Sent sendBatch() {
        RelayTables.Mark mark = tables.mark();
        standing = mark.nextPosition();
        Topic.State state = state();
        if (lacks(state, mark)) {
            // Another instance may have sent what this one has not heard of: look again before sending everything anew.
            known = null;
            state = state();
        }
        long position = mark.nextPosition();
        if (lacks(state, mark)) {
            log.atWarn()
                    .addKeyValue("sent", position)
                    .addKeyValue("found", state.records())
                    .log("The topic does not hold what was sent, and is filled again from the start");
            position = 0;
        }
        Sent sent = position < mark.end() ? send(events(position)) : Sent.NOTHING;
        long next = position + sent.acknowledged;
        standing = next;
        // What arrived is not sent again, however often what follows fails.
        if (next != mark.nextPosition() || !state.id().equals(mark.topicId())) {
            tables.advance(next, state.id());
        }
        if (next > state.records()) {
            known = new Topic.State(state.id(), next);
        }
        return sent;
    }

    private static boolean lacks(Topic.State topic, RelayTables.Mark mark) {
        return mark.nextPosition() > 0 && (!topic.id().equals(mark.topicId()) || topic.records() < mark.nextPosition());
    }

    private List<RecordedEvent> events(long position) {
        List<RecordedEvent> handed = handover.take(position, batch);
        return untilLarge(handed.isEmpty() ? tables.from(position, batch) : handed);
    }

    /// A large event goes alone: if the broker should not take it, nothing that follows in its stream has overtaken it.
    private static List<RecordedEvent> untilLarge(List<RecordedEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).data().length > LARGE) {
                return events.subList(0, Math.max(1, i));
            }
        }
        return events;
    }

    private Topic.State state() {
        Topic.State state = known;
        if (state == null || System.nanoTime() - lookedAt > TOPIC_LOOK.toNanos()) {
            state = topic.ensure();
            known = state;
            lookedAt = System.nanoTime();
        }
        return state;
    }

    private Sent send(List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return Sent.NOTHING;
        }
        if (producer == null) {
            producer = RelayProducer.open(kafka);
        }
        long deadline = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
        List<Future<?>> acknowledgements = new ArrayList<>(events.size());
        for (RecordedEvent event : events) {
            Future<?> acknowledgement = producer.send(record(event));
            acknowledgements.add(acknowledgement);
            if (acknowledgement.isDone() && acknowledgement.state() != Future.State.SUCCESS) {
                // Refused without being sent: so would the following be, each after a long wait.
                break;
            }
        }
        int acknowledged = 0;
        try {
            for (Future<?> acknowledgement : acknowledgements) {
                acknowledgement.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged++;
            }
            return new Sent(acknowledged, null);
        } catch (ExecutionException e) {
            return new Sent(acknowledged, new KafkaException(e.getCause()));
        } catch (TimeoutException e) {
            return new Sent(acknowledged, new KafkaException("The broker does not acknowledge", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sent(acknowledged, new KafkaException(e));
        }
    }

    /// With the event's own time, so that a refilled topic equals the lost one.
    private ProducerRecord<String, byte[]> record(RecordedEvent event) {
        ProducerRecord<String, byte[]> encoded = signatures.sign(CloudEventCodec.toRecord(event));
        return new ProducerRecord<>(
                encoded.topic(),
                null,
                event.recordedAt().toEpochMilli(),
                encoded.key(),
                encoded.value(),
                encoded.headers());
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
        known = null;
    }
}
