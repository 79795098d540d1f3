package dev.assay.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.TestIssuer;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class IssuerKeysTest {

    private static final UUID SOMEBODY = new UUID(1, 2);

    private final TestIssuer issuer = TestIssuer.start();
    private final IssuerKeys keys = new IssuerKeys(issuer.uri());
    private final TokenVerifier verifier =
            new TokenVerifier(new Claims(issuer.uri(), Set.of("assay")), keys, keys.bounded(), Clock.systemUTC());

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void twoHundredTokensWithMadeUpKeyIdsDoNotMakeTheServiceAskTheIssuerEachTime() {
        verifier.verify(issuer.token(SOMEBODY, "HR"));
        for (int i = 0; i < 200; i++) {
            String token = issuer.signedWithUnknownKey(SOMEBODY, "made-up-" + i);
            assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(InvalidBearerTokenException.class);
        }
        assertThat(issuer.keyFetches()).isBetween(1, 4);
        assertThat(verifier.verify(issuer.token(SOMEBODY, "HR")).id()).isEqualTo(SOMEBODY);
    }

    @Test
    void aNewKeyOfTheIssuerIsKnownAfterTheInterval() {
        verifier.verify(issuer.token(SOMEBODY, "HR"));
        for (int i = 0; i < 20; i++) {
            String token = issuer.signedWithUnknownKey(SOMEBODY, "made-up-" + i);
            assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(InvalidBearerTokenException.class);
        }
        issuer.changeKey("new");
        await().atMost(IssuerKeys.INTERVAL.plusSeconds(5))
                .untilAsserted(() -> assertThatCode(() -> verifier.verify(issuer.token(SOMEBODY, "HR")))
                        .doesNotThrowAnyException());
    }

    @Test
    void whileTheIssuerIsAwayKnownKeysWorkAndUnknownOnesCannotBeChecked() {
        verifier.verify(issuer.token(SOMEBODY, "HR"));
        issuer.beAway(true);
        assertThat(verifier.verify(issuer.token(SOMEBODY, "PANEL")).roles()).containsExactly(Role.PANEL);
        for (int i = 0; i < 20; i++) {
            String token = issuer.signedWithUnknownKey(SOMEBODY, "made-up-" + i);
            assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(AuthenticationServiceException.class);
        }
    }

    @Test
    void anIssuerThatWasNeverThereIsAskedAgainUntilItIs() {
        issuer.beAway(true);
        String token = issuer.token(SOMEBODY, "HR");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(AuthenticationServiceException.class);
        }
        issuer.beAway(false);
        await().atMost(IssuerKeys.INTERVAL.plusSeconds(5))
                .untilAsserted(
                        () -> assertThatCode(() -> verifier.verify(token)).doesNotThrowAnyException());
    }
}
