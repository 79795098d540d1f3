package dev.assay.command.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Remembers for a short time which tokens have been verified, because a client sends the same one again and again and
/// its signature costs more to check than the rest of the request's security.
///
/// Only what the decoder has accepted is remembered, under the whole token, and never beyond the token's own end. A key
/// that the issuer withdraws is noticed when the time is over.
final class VerifiedTokens implements JwtDecoder {

    static final Duration REMEMBERED = Duration.ofSeconds(60);

    private static final int TOKENS = 1_000;

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Map<String, Verified> verified = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > TOKENS;
        }
    });

    private record Verified(Jwt token, Instant until) {}

    VerifiedTokens(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Instant now = clock.instant();
        Verified known = verified.get(token);
        if (known != null && now.isBefore(known.until)) {
            return known.token;
        }
        Jwt decoded = decoder.decode(token);
        Instant until = now.plus(REMEMBERED);
        Instant end = decoded.getExpiresAt();
        verified.put(token, new Verified(decoded, end != null && end.isBefore(until) ? end : until));
        return decoded;
    }
}
