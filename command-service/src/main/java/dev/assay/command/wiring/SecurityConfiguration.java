package dev.assay.command.wiring;

import dev.assay.command.gateway.BoundedBody;
import dev.assay.kit.http.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Bearer tokens of the issuer, and nothing else. The issuer is asked for its keys when the first token arrives, so it
/// need not be up before.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, JsonMapper mapper, JwtDecoder decoder, BearerTokenResolver tokens, Clock clock)
            throws Exception {
        JwtDecoder verifiedTokens = new VerifiedTokens(decoder, clock);
        AuthenticationEntryPoint unauthenticated = (request, response, exception) -> {
            response.setHeader("WWW-Authenticate", "Bearer");
            Problem.of(HttpStatus.UNAUTHORIZED, "access.unauthenticated", "A valid bearer token is needed.")
                    .write(response, mapper);
        };
        AccessDeniedHandler denied = (request, response, exception) -> Problem.of(
                        HttpStatus.FORBIDDEN, "access.denied", "This is not open to you.")
                .write(response, mapper);
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs", "/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(tokens)
                        .jwt(jwt -> jwt.decoder(verifiedTokens))
                        .authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(denied))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .addFilterBefore(new IssuerDown(mapper), BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new BoundedBody(mapper), AuthorizationFilter.class)
                .build();
    }

    /// A token that cannot be checked because the issuer is away is no fault of the caller.
    private static final class IssuerDown extends OncePerRequestFilter {

        private final JsonMapper mapper;

        IssuerDown(JsonMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                chain.doFilter(request, response);
            } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
                log.atWarn().addKeyValue("cause", e.toString()).log("The token issuer does not answer");
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "issuer.unavailable", "The token issuer does not answer.")
                        .write(response, mapper);
            }
        }
    }
}
