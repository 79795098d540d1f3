package dev.assay.kit.token;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.web.util.UriUtils;

/// Finds the token in the Authorization header, and nowhere else.
///
/// Spring's own resolver first matches all the token's characters with a pattern, which takes longer than the rest of
/// the request's security. The decoder finds out whether it is a token.
public final class AuthorizationHeader implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";
    private static final String PARAMETER = "access_token";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!headers.hasMoreElements()) {
            return null;
        }
        String header = headers.nextElement();
        // Two headers may name two people: a proxy may have looked at the one that is not used here.
        if (headers.hasMoreElements() || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() || isInQuery(request) ? null : token;
    }

    /// A second token in the query would be another way to name two people, and ends up in logs.
    private static boolean isInQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return false;
        }
        for (String parameter : query.split("&")) {
            int end = parameter.indexOf('=');
            String name = end < 0 ? parameter : parameter.substring(0, end);
            if (name.equalsIgnoreCase(PARAMETER)
                    || (name.indexOf('%') >= 0 && decoded(name).equals(PARAMETER))) {
                return true;
            }
        }
        return false;
    }

    private static String decoded(String name) {
        try {
            return UriUtils.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return name;
        }
    }
}
