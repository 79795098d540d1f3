package dev.assay.kit.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// How security refuses: with the same problems on either service.
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper mapper;

    Refusals(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Problem.of(HttpStatus.UNAUTHORIZED, "access.unauthenticated", "A valid bearer token is needed.")
                .write(response, mapper);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        Problem.of(HttpStatus.FORBIDDEN, "access.denied", "This is not open to you.")
                .write(response, mapper);
    }

    /// A token that cannot be checked because the issuer is away is no fault of the caller.
    OncePerRequestFilter issuerAway() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                try {
                    chain.doFilter(request, response);
                } catch (AuthenticationServiceException unreachable) {
                    Problem.of(
                                    HttpStatus.SERVICE_UNAVAILABLE,
                                    "issuer.unavailable",
                                    "The token issuer cannot be reached, so tokens cannot be verified now.")
                            .write(response, mapper);
                }
            }
        };
    }
}
