package dev.assay.faults.load;

import dev.assay.events.CloudEventCodec;
import dev.assay.events.RecordSignatures;
import dev.assay.events.RecordedEvent;
import dev.assay.faults.check.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Records of the topic in short: equal digests mean equal keys, times, headers (but for the signature) and values.
public final class Digests {

    private Digests() {}

    /// What the record of an event must be.
    public static String of(RecordedEvent event) {
        ProducerRecord<String, byte[]> message = CloudEventCodec.toRecord(event);
        return digest(message.key(), event.recordedAt().toEpochMilli(), message.headers(), message.value());
    }

    static TopicRecord of(ConsumerRecord<String, byte[]> message) {
        return new TopicRecord(
                message.partition(),
                message.offset(),
                Objects.requireNonNullElse(message.key(), ""),
                position(message),
                digest(message.key(), message.timestamp(), message.headers(), message.value()));
    }

    private static @Nullable Long position(ConsumerRecord<String, byte[]> message) {
        try {
            return CloudEventCodec.fromRecord(message).position();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static String digest(@Nullable String key, long time, Headers headers, byte @Nullable [] value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Stream<String> head = StreamSupport.stream(headers.spliterator(), false)
                    .filter(header -> !header.key().startsWith("ce_" + RecordSignatures.SIGNATURE))
                    .sorted(Comparator.comparing(Header::key))
                    .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
            Stream.concat(Stream.of(key + "@" + time), head)
                    .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            if (value != null) {
                digest.update(value);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
