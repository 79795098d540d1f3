package dev.assay.query.feed;

import dev.assay.events.CloudEventCodec;
import dev.assay.events.Envelope;
import dev.assay.events.RecordSignatures.Forgery;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record of the stream, read once for all views.
///
/// @param envelope absent if the record cannot be read
/// @param failure why it cannot be read
/// @param forgery why it is no record of command-service; such a one is not read
record Arrived(
        ConsumerRecord<String, byte[]> message,
        @Nullable Envelope envelope,
        @Nullable RuntimeException failure,
        @Nullable Forgery forgery) {

    static Arrived forged(ConsumerRecord<String, byte[]> message, Forgery forgery) {
        return new Arrived(message, null, null, forgery);
    }

    static Arrived read(ConsumerRecord<String, byte[]> message) {
        try {
            return new Arrived(message, CloudEventCodec.fromRecord(message).open(), null, null);
        } catch (RuntimeException unreadable) {
            return new Arrived(message, null, unreadable, null);
        }
    }

    /// @throws NullPointerException if it could not be read
    Envelope opened() {
        return Objects.requireNonNull(envelope);
    }

    String stream() {
        return envelope != null ? envelope.stream() : Objects.requireNonNullElse(message.key(), "");
    }
}
