package dev.assay.kit.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Remembers for a minute which tokens have been verified, because a client sends the same one again and again and its
/// signature costs more to check than the rest of the request's security.
///
/// Only what was accepted is remembered, under the whole token, and never beyond the token's own end. A key that the
/// issuer withdraws is noticed when the time is over.
final class VerifiedTokens implements AuthenticationManager {

    static final Duration REMEMBERED = Duration.ofSeconds(60);

    /// In characters of tokens: some thousands of usual ones.
    private static final long CAPACITY = 8 << 20;

    private final Function<String, Identity> verifier;
    private final Cache<String, Verified> verified;

    private record Verified(Identity identity, List<SimpleGrantedAuthority> authorities) {

        static Verified of(Identity identity) {
            return new Verified(
                    identity,
                    identity.roles().stream()
                            .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                            .toList());
        }
    }

    /// @param verifier answers for a token or throws
    VerifiedTokens(Function<String, Identity> verifier, InstantSource clock) {
        this.verifier = verifier;
        this.verified = Caffeine.newBuilder()
                .maximumWeight(CAPACITY)
                .weigher((String token, Verified known) -> token.length())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.creating((String token, Verified known) -> remembered(known.identity(), clock)))
                .build();
    }

    private static Duration remembered(Identity identity, InstantSource clock) {
        Duration left = Duration.between(clock.instant(), identity.expiresAt());
        return left.compareTo(REMEMBERED) < 0 ? left : REMEMBERED;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        Verified known = verified.getIfPresent(token);
        if (known == null) {
            known = Verified.of(verifier.apply(token));
            verified.put(token, known);
        }
        return new CallerAuthentication(known.identity(), known.authorities());
    }
}
