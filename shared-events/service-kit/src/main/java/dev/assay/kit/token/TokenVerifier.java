package dev.assay.kit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// Checks a token's type, signature and claims.
final class TokenVerifier {

    /// In characters. Longer ones are refused unread.
    static final int LONGEST = 6 << 10;

    private final Claims claims;
    private final IssuerKeys keys;
    private final InstantSource clock;
    private final DefaultJOSEProcessor<SecurityContext> signatures = new DefaultJOSEProcessor<>();

    TokenVerifier(Claims claims, IssuerKeys keys, JWKSource<SecurityContext> boundedKeys, InstantSource clock) {
        this.claims = claims;
        this.keys = keys;
        this.clock = clock;
        Set<JWSAlgorithm> asymmetric = new HashSet<>(JWSAlgorithm.Family.RSA);
        asymmetric.addAll(JWSAlgorithm.Family.EC);
        var selector = new JWSVerificationKeySelector<>(asymmetric, boundedKeys);
        signatures.setJWSKeySelector((header, context) -> {
            List<Key> found = selector.selectJWSKeys(header, context);
            if (found.isEmpty() && selector.isAllowed(header.getAlgorithm()) && !keys.isReachable()) {
                throw new JWKSetUnavailableException("The key may be a new one of an issuer that is away");
            }
            return found;
        });
        // RFC 9068 names access tokens, RFC 7519 any token; both leave the type out, too.
        signatures.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT, null));
    }

    /// @throws InvalidBearerTokenException if the token is not to be trusted, whatever it looks like
    /// @throws AuthenticationServiceException if this cannot be known because the issuer is away
    Identity verify(String token) {
        if (token.length() > LONGEST) {
            throw new InvalidBearerTokenException("The token is too long");
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            byte[] payload = signatures.process(signed, null).toBytes();
            return claims.read(JSONObjectUtils.parse(strictly(payload)), clock.instant());
        } catch (KeySourceException unknown) {
            if (unknown instanceof RateLimitReachedException && keys.isReachable()) {
                throw new InvalidBearerTokenException("The token's key is unknown", unknown);
            }
            throw new AuthenticationServiceException("The issuer's keys cannot be fetched", unknown);
        } catch (ParseException | BadJOSEException | JOSEException | CharacterCodingException invalid) {
            throw new InvalidBearerTokenException("The token is not valid", invalid);
        } catch (RuntimeException invalid) {
            // Whatever the token makes a library stumble over is a fault of the token.
            throw new InvalidBearerTokenException("The token is not valid", invalid);
        }
    }

    private static String strictly(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }
}
