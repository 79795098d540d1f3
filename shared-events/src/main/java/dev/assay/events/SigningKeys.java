package dev.assay.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The secret keys that records of the stream are signed with.
///
/// As a setting: `id:secret`, several with commas. The first one signs, all of them are accepted, so that keys can be
/// replaced one service at a time. A secret is Base64 of at least 32 random bytes, such as `openssl rand -base64 32`
/// prints.
public final class SigningKeys {

    static final String ALGORITHM = "HmacSHA256";

    private static final int LEAST_BYTES = 32;

    /// Random bytes hold about thirty different ones in 32; a word, a pattern or a text in hexadecimal digits does not.
    private static final int LEAST_DIFFERENT = 20;

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

    private final List<Key> keys;

    private SigningKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    record Key(String id, SecretKey secret) {}

    /// @throws IllegalArgumentException if there is none, or one is malformed, short or no random one; the message
    ///     never holds a secret
    public static SigningKeys parse(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            throw new IllegalArgumentException("There is no signing key");
        }
        List<Key> keys = new ArrayList<>();
        for (String pair : setting.split(",", -1)) {
            Key key = key(pair.strip(), keys.size() + 1);
            if (keys.stream().anyMatch(other -> other.id().equals(key.id()))) {
                throw new IllegalArgumentException("Two signing keys have the id " + key.id());
            }
            keys.add(key);
        }
        return new SigningKeys(keys);
    }

    private static Key key(String pair, int number) {
        int colon = pair.indexOf(':');
        if (colon < 0 || !ID.matcher(pair.substring(0, colon)).matches()) {
            throw new IllegalArgumentException(
                    "Signing key " + number + " is not written as id:secret, with an id of a-z, 0-9 and -");
        }
        String id = pair.substring(0, colon);
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(pair.substring(colon + 1));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("The secret of the signing key " + id + " is not Base64");
        }
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "The secret of the signing key " + id + " has less than " + LEAST_BYTES + " bytes");
        }
        if (different(secret) < LEAST_DIFFERENT) {
            throw new IllegalArgumentException("The secret of the signing key " + id + " is not random");
        }
        return new Key(id, new SecretKeySpec(secret, ALGORITHM));
    }

    private static int different(byte[] bytes) {
        BitSet seen = new BitSet();
        for (byte value : bytes) {
            seen.set(Byte.toUnsignedInt(value));
        }
        return seen.cardinality();
    }

    Key signing() {
        return keys.getFirst();
    }

    @Nullable
    Key find(byte[] id) {
        String wanted = new String(id, StandardCharsets.ISO_8859_1);
        for (Key key : keys) {
            if (key.id().equals(wanted)) {
                return key;
            }
        }
        return null;
    }

    /// Never with a secret.
    @Override
    public String toString() {
        return "SigningKeys" + keys.stream().map(Key::id).toList();
    }
}
