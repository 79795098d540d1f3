package dev.assay.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.embedded.Shared;
import dev.assay.embedded.TokenShapes;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class StrictClaimsTest {

    private static final IssuerKeys KEYS = new IssuerKeys(Shared.issuer().uri());
    private static final TokenVerifier VERIFIER = new TokenVerifier(
            new Claims(Shared.issuer().uri(), Set.of("assay")), KEYS, KEYS.bounded(), Clock.systemUTC());

    static List<TokenShapes.Shape> shapes() {
        return TokenShapes.of(Shared.issuer());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void aTokenIsTakenOnlyIfEveryClaimIsAsExpected(TokenShapes.Shape shape) {
        if (shape.accepted()) {
            assertThat(VERIFIER.verify(shape.token()).id()).isNotNull();
        } else {
            assertThatThrownBy(() -> VERIFIER.verify(shape.token())).isInstanceOf(InvalidBearerTokenException.class);
        }
    }

    @Test
    void rolesOfOtherSystemsGrantNothing() {
        String token = Shared.issuer().token(new UUID(1, 1), "HR", "OTHER", "OPERATOR", "hr");
        assertThat(VERIFIER.verify(token).roles()).containsExactlyInAnyOrder(Role.HR, Role.OPERATOR);
    }
}
