package dev.assay.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;

/// The issuer's key, kept in a file so that tokens outlive a restart.
final class SigningKey {

    private SigningKey() {}

    static RSAKey of(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The issuer's key " + file + " cannot be used", e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("The issuer's key " + file + " cannot be used", e);
        }
    }

    private static void create(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "issuer", ".key");
        Files.writeString(unfinished, key.toJSONString());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
