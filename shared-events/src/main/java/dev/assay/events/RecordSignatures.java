package dev.assay.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Signs records, and tells those that command-service signed from forged ones. Safe for use by several threads.
///
/// What is signed (HMAC-SHA-256) is a name for the form, every header but the signature in the order of their names,
/// the key and the value, each part preceded by its length: no two records give the same bytes. The position, the
/// version and the id of the signing key are headers, so they are signed as well.
public final class RecordSignatures {

    /// The CloudEvents extensions that hold the signature, in Base64, and the id of its key.
    public static final String SIGNATURE = "signature";

    public static final String KEY_ID = "signaturekeyid";

    private static final String PREFIX = "ce_";
    private static final String SIGNATURE_HEADER = PREFIX + SIGNATURE;
    private static final String KEY_HEADER = PREFIX + KEY_ID;
    private static final byte[] FORM = "assay.events/1".getBytes(StandardCharsets.US_ASCII);

    private final SigningKeys keys;
    private final ThreadLocal<Map<String, Mac>> macs = ThreadLocal.withInitial(ConcurrentHashMap::new);

    public RecordSignatures(SigningKeys keys) {
        this.keys = keys;
    }

    /// Why a record is taken for a forged one.
    public enum Forgery {
        /// It bears no signature, such as one of the time before records were signed.
        UNSIGNED,
        /// It names a key that this service does not have.
        UNKNOWN_KEY,
        /// It is not what was signed.
        ALTERED,
        /// It lies in another partition than its key's.
        MISPLACED
    }

    /// Adds the signature to the record's headers. The same record always gets the same one.
    ///
    /// @throws IllegalArgumentException if it lacks key or value, or has a header twice or without a value
    public ProducerRecord<String, byte[]> sign(ProducerRecord<String, byte[]> message) {
        SigningKeys.Key key = keys.signing();
        message.headers().add(KEY_HEADER, key.id().getBytes(StandardCharsets.US_ASCII));
        byte[] signature = signature(key, message.headers(), message.key(), message.value());
        if (signature == null) {
            throw new IllegalArgumentException("A record without key or value, or with a header twice");
        }
        message.headers().add(SIGNATURE_HEADER, Base64.getEncoder().encode(signature));
        return message;
    }

    /// Empty if command-service signed exactly this record, for the partition in which it lies.
    public Optional<Forgery> forgery(ConsumerRecord<String, byte[]> message) {
        Header signed = message.headers().lastHeader(SIGNATURE_HEADER);
        Header keyId = message.headers().lastHeader(KEY_HEADER);
        if (signed == null || signed.value() == null || keyId == null || keyId.value() == null) {
            return Optional.of(Forgery.UNSIGNED);
        }
        SigningKeys.Key key = keys.find(keyId.value());
        if (key == null) {
            return Optional.of(Forgery.UNKNOWN_KEY);
        }
        byte[] expected = signature(key, message.headers(), message.key(), message.value());
        if (expected == null || !MessageDigest.isEqual(Base64.getEncoder().encode(expected), signed.value())) {
            return Optional.of(Forgery.ALTERED);
        }
        // Ahead of the earlier events of its stream, which lie elsewhere, even a signed one would do harm.
        return message.partition() == partitionOf(message.key()) ? Optional.empty() : Optional.of(Forgery.MISPLACED);
    }

    /// Where Kafka's producers put a record of this key.
    public static int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % EventTopic.PARTITIONS;
    }

    private byte @Nullable [] signature(
            SigningKeys.Key signing, Headers headers, @Nullable String key, byte @Nullable [] value) {
        Map<String, byte[]> sorted = new TreeMap<>();
        int signatures = 0;
        for (Header header : headers) {
            if (header.key().equals(SIGNATURE_HEADER)) {
                signatures++;
            } else if (header.value() == null || sorted.put(header.key(), header.value()) != null) {
                return null;
            }
        }
        if (signatures > 1 || key == null || value == null) {
            return null;
        }
        Mac mac = mac(signing);
        update(mac, FORM);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(sorted.size()).array());
        sorted.forEach((name, header) -> {
            update(mac, name.getBytes(StandardCharsets.UTF_8));
            update(mac, header);
        });
        update(mac, key.getBytes(StandardCharsets.UTF_8));
        update(mac, value);
        return mac.doFinal();
    }

    private static void update(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
    }

    private Mac mac(SigningKeys.Key key) {
        return macs.get().computeIfAbsent(key.id(), id -> {
            try {
                Mac mac = Mac.getInstance(SigningKeys.ALGORITHM);
                mac.init(key.secret());
                return mac;
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }
}
