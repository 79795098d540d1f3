package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

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
                        throw new BadJwtException("Not acceptable");
                    }
                    return Jwt.withTokenValue(token)
                            .header("alg", "RS256")
                            .subject(token)
                            .issuedAt(START.minusSeconds(1))
                            .expiresAt(end)
                            .build();
                },
                clock);
    }

    @Test
    void aTokenIsCheckedOnceAMinute() {
        VerifiedTokens tokens = tokensThatEnd(START.plus(Duration.ofHours(1)));
        tokens.decode("a");
        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        assertThat(checked).hasValue(1);
        assertThat(tokens.decode("b").getSubject()).isEqualTo("b");
        assertThat(checked).hasValue(2);
        now.set(START.plus(VerifiedTokens.REMEMBERED));
        tokens.decode("a");
        assertThat(checked).hasValue(3);
    }

    @Test
    void aTokenThatHasEndedIsRefusedAtOnce() {
        VerifiedTokens tokens = tokensThatEnd(START.plusSeconds(10));
        tokens.decode("a");
        now.set(START.plusSeconds(10));
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aRefusedTokenIsNeverRemembered() {
        VerifiedTokens tokens = tokensThatEnd(START.plusSeconds(10));
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(checked).hasValue(2);
    }
}
