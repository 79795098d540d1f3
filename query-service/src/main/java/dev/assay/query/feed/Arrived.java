package dev.assay.query.feed;

import dev.assay.events.CloudEventCodec;
import dev.assay.events.Envelope;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record of the stream, read once for all views.
///
/// @param envelope absent if the record cannot be read
/// @param failure why it cannot be read
record Arrived(
        ConsumerRecord<String, byte[]> message,
        @Nullable Envelope envelope,
        @Nullable RuntimeException failure) {

    static Arrived read(ConsumerRecord<String, byte[]> message) {
        try {
            return new Arrived(message, CloudEventCodec.fromRecord(message).open(), null);
        } catch (RuntimeException unreadable) {
            return new Arrived(message, null, unreadable);
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
