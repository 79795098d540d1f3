package dev.assay.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class VerifiedTokensTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger checked = new AtomicInteger();

    private VerifiedTokens tokensThatEnd(Instant end) {
        return new VerifiedTokens(
                token -> {
                    checked.incrementAndGet();
                    if (token.startsWith("forged") || !now.get().isBefore(end)) {
                        throw new InvalidBearerTokenException("Not acceptable");
                    }
                    UUID id = UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8));
                    return new Identity(id, Set.of(Role.HR), end);
                },
                clock);
    }

    private static Identity ask(VerifiedTokens tokens, String token) {
        return (Identity) Objects.requireNonNull(
                tokens.authenticate(new BearerTokenAuthenticationToken(token)).getPrincipal());
    }

    @Test
    void aTokenIsCheckedOnceAMinute() {
        VerifiedTokens tokens = tokensThatEnd(START.plus(Duration.ofHours(1)));
        Identity first = ask(tokens, "a");
        assertThat(ask(tokens, "a")).isEqualTo(first);
        assertThat(checked).hasValue(1);
        assertThat(ask(tokens, "b")).isNotEqualTo(first);
        assertThat(checked).hasValue(2);
        now.set(START.plus(VerifiedTokens.REMEMBERED));
        ask(tokens, "a");
        assertThat(checked).hasValue(3);
    }

    @Test
    void aTokenThatHasEndedIsRefusedAtOnce() {
        VerifiedTokens tokens = tokensThatEnd(START.plusSeconds(10));
        ask(tokens, "a");
        now.set(START.plusSeconds(10));
        assertThatThrownBy(() -> ask(tokens, "a")).isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void aRefusedTokenIsNeverRemembered() {
        VerifiedTokens tokens = tokensThatEnd(START.plusSeconds(10));
        assertThatThrownBy(() -> ask(tokens, "forged")).isInstanceOf(InvalidBearerTokenException.class);
        assertThatThrownBy(() -> ask(tokens, "forged")).isInstanceOf(InvalidBearerTokenException.class);
        assertThat(checked).hasValue(2);
    }
}
