package dev.assay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret with which the services sign and check the records of a stack that runs here: random, and its own.
public final class SigningKey {

    /// The environment variable that the services read.
    public static final String VARIABLE = "ASSAY_SIGNING_KEYS";

    private static final int BYTES = 32;

    private SigningKey() {}

    /// @return a new one as the setting is written
    public static String random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return "local:" + Base64.getEncoder().encodeToString(secret);
    }

    /// The one of a data folder, made at first use; only the owner may read it.
    public static String of(Path file) {
        try {
            if (!Files.exists(file)) {
                Path fresh = Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "signing-key",
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, random());
                Files.move(fresh, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key " + file + " cannot be used", e);
        }
    }
}
