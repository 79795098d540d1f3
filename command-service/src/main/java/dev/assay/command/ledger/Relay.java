package dev.assay.command.ledger;

import dev.assay.events.CloudEventCodec;
import dev.assay.events.RecordSignatures;
import dev.assay.events.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
    /// @throws KafkaException if the broker does not answer; nothing is lost
    int relay() {
        try {
            Integer sent = transactions.execute(status -> tables.lockRelay() ? sendBatch() : 0);
            return sent == null ? 0 : sent;
        } catch (RuntimeException e) {
            // Records of this producer that are still on their way must not overtake the next attempt's.
            close();
            throw e;
        }
    }

    private int sendBatch() {
        RelayTables.Mark mark = tables.mark();
        Topic.State state = state();
        long position = mark.nextPosition();
        if (position > 0 && (!state.id().equals(mark.topicId()) || state.records() < position)) {
            log.atWarn()
                    .addKeyValue("sent", position)
                    .addKeyValue("found", state.records())
                    .log("The topic does not hold what was sent, and is filled again from the start");
            position = 0;
        }
        List<RecordedEvent> events = position < mark.end() ? events(position) : List.of();
        send(events);
        long next = position + events.size();
        if (next != mark.nextPosition() || !state.id().equals(mark.topicId())) {
            tables.advance(next, state.id());
        }
        if (next > state.records()) {
            known = new Topic.State(state.id(), next);
        }
        return events.size();
    }

    private List<RecordedEvent> events(long position) {
        List<RecordedEvent> handed = handover.take(position, batch);
        return handed.isEmpty() ? tables.from(position, batch) : handed;
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

    private void send(List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        if (producer == null) {
            producer = producer();
        }
        long deadline = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
        List<Future<?>> acknowledgements = new ArrayList<>(events.size());
        try {
            for (RecordedEvent event : events) {
                Future<?> acknowledgement = producer.send(record(event));
                if (acknowledgement.isDone()) {
                    // Refused without being sent: so would the following be, each after a long wait.
                    acknowledgement.get();
                }
                acknowledgements.add(acknowledgement);
            }
            for (Future<?> acknowledgement : acknowledgements) {
                acknowledgement.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("The broker does not acknowledge", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
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

    private Producer<String, byte[]> producer() {
        return new KafkaProducer<>(
                kafka.with(Map.ofEntries(
                        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "assay-relay"),
                        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10),
                        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                        // Giving up on one record and going on with the next would break the order.
                        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
                        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, ACKNOWLEDGED_WITHIN.toMillis()))),
                new StringSerializer(),
                new ByteArraySerializer());
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
