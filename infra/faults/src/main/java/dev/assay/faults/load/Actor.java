package dev.assay.faults.load;

import dev.assay.embedded.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/// Somebody who signs in.
///
/// @param token valid for longer than any run
public record Actor(UUID id, String token) {

    private static final String AUDIENCE = "assay";

    /// @param role such as `HR`
    public static Actor of(TestIssuer issuer, UUID id, String role) {
        return new Actor(id, issuer.token(id, AUDIENCE, Instant.now().plus(Duration.ofHours(6)), role));
    }

    static UUID id(Random random) {
        return new UUID((random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() & ~(3L << 62)) | (2L << 62));
    }
}
