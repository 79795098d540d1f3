package dev.assay.command.ledger;

import dev.assay.events.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The leaf of the tamper-evidence tree for one event (RFC 6962 section 2.1: SHA-256 over a zero byte and the entry).
///
/// The entry is everything that is sent to Kafka, so whoever holds a record can compute its leaf: event id, position,
/// stream, version, recording time, actor, command, correlation, causation (empty if absent), type name, type revision
/// and data, in this order, each as its length in four bytes, big-endian, and its bytes. All but the data are text in
/// UTF-8; numbers are decimal, times ISO-8601 in UTC.
final class Leaf {

    private static final byte LEAF_PREFIX = 0;

    private Leaf() {}

    static byte[] hash(RecordedEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(event.data().length + 512);
        try (DataOutputStream entry = new DataOutputStream(bytes)) {
            entry.writeByte(LEAF_PREFIX);
            text(entry, event.eventId());
            text(entry, event.position());
            text(entry, event.stream());
            text(entry, event.version());
            text(entry, event.recordedAt());
            text(entry, event.actorId());
            text(entry, event.commandId());
            text(entry, event.correlationId());
            text(entry, event.causationId() == null ? "" : event.causationId());
            text(entry, event.type().name());
            text(entry, event.type().revision());
            part(entry, event.data());
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void text(DataOutputStream entry, Object value) throws IOException {
        part(entry, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void part(DataOutputStream entry, byte[] bytes) throws IOException {
        entry.writeInt(bytes.length);
        entry.write(bytes);
    }
}
