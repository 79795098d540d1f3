package dev.assay.query.wiring;

import dev.assay.kit.http.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/// Default deny: a verified bearer token for the API, nothing but the contract and health without one.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private final JsonMapper mapper;

    SecurityConfiguration(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, BearerTokenResolver tokens) {
        return http.addFilterBefore(this::withIssuer, BearerTokenAuthenticationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(
                                        "/actuator/health/**",
                                        "/actuator/prometheus",
                                        "/schemas/**",
                                        "/asyncapi.yaml",
                                        "/v3/api-docs",
                                        "/v3/api-docs/**",
                                        "/v3/api-docs.yaml")
                                .permitAll()
                                .requestMatchers("/api/**")
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(tokens)
                        .jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, failure) -> refuse(response))
                        .accessDeniedHandler(denied()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(denied())
                        .authenticationEntryPoint((request, response, failure) -> refuse(response)))
                .build();
    }

    /// Without this, an issuer that is down would be answered as an error of ours (500).
    private void withIssuer(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (JwtDecoderInitializationException | AuthenticationServiceException unreachable) {
            Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "issuer.unavailable",
                            "The token issuer cannot be reached, so tokens cannot be verified now.")
                    .write((HttpServletResponse) response, mapper);
        }
    }

    private AccessDeniedHandler denied() {
        return (request, response, failure) -> Problem.of(
                        HttpStatus.FORBIDDEN, "access.denied", "Your roles do not allow this.")
                .write(response, mapper);
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Problem.of(HttpStatus.UNAUTHORIZED, "access.unauthenticated", "A valid bearer token is required.")
                .write(response, mapper);
    }
}
