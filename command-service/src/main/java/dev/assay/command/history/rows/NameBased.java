package dev.assay.command.history.rows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// UUIDs of version 5 (RFC 9562, section 5.5). Several for each row, so the digest is asked for once and not each time.
final class NameBased {

    private static final int UUID_BYTES = 16;

    private static final ThreadLocal<MessageDigest> SHA_1 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    });

    private NameBased() {}

    static UUID uuid(UUID namespace, String name) {
        MessageDigest digest = SHA_1.get();
        digest.update(ByteBuffer.allocate(UUID_BYTES)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        long version = (hash.getLong() & ~0xF000L) | 0x5000L;
        long variant = (hash.getLong() & ~(3L << 62)) | (2L << 62);
        return new UUID(version, variant);
    }
}
