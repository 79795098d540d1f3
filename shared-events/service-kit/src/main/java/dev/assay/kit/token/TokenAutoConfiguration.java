package dev.assay.kit.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/// Bearer tokens of the issuer that `spring.security.oauth2.resourceserver.jwt` names, and nothing else.
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@EnableConfigurationProperties(OAuth2ResourceServerProperties.class)
public class TokenAutoConfiguration {

    @Bean
    BearerTokenResolver bearerTokenResolver() {
        return new AuthorizationHeader();
    }

    @Bean
    IssuerKeys issuerKeys(OAuth2ResourceServerProperties properties) {
        return new IssuerKeys(issuer(properties));
    }

    @Bean
    JWKSource<SecurityContext> boundedIssuerKeys(IssuerKeys keys) {
        return keys.bounded();
    }

    /// Tokens carry the issuer's time, which is that of the machines; the service's own clock may be another in tests.
    @Bean
    AuthenticationManager verifiedTokens(
            OAuth2ResourceServerProperties properties, IssuerKeys keys, JWKSource<SecurityContext> boundedIssuerKeys) {
        Claims claims =
                new Claims(issuer(properties), Set.copyOf(properties.getJwt().getAudiences()));
        Clock clock = Clock.systemUTC();
        return new VerifiedTokens(new TokenVerifier(claims, keys, boundedIssuerKeys, clock)::verify, clock);
    }

    private static String issuer(OAuth2ResourceServerProperties properties) {
        return Objects.requireNonNull(
                properties.getJwt().getIssuerUri(), "spring.security.oauth2.resourceserver.jwt.issuer-uri is not set");
    }
}
