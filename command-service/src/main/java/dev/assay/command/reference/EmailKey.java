package dev.assay.command.reference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// By what two addresses are the same: their SHA-256 in lower case, in hex. The address itself would be a second copy
// of
/// personal data, and PostgreSQL would write it into its errors.
public final class EmailKey {

    private EmailKey() {}

    public static String of(String email) {
        byte[] address = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(address));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
