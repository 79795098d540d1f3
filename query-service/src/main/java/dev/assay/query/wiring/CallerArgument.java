package dev.assay.query.wiring;

import dev.assay.kit.token.Role;
import dev.assay.query.access.Caller;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers the [Caller] of the verified token.
class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw new InsufficientAuthenticationException("A bearer token is required.");
        }
        return callerOf(token);
    }

    /// @throws InsufficientAuthenticationException if the subject is not a UUID
    static Caller callerOf(Jwt token) {
        try {
            return new Caller(UUID.fromString(String.valueOf(token.getSubject())), rolesOf(token));
        } catch (IllegalArgumentException malformed) {
            throw new InsufficientAuthenticationException("The token's subject is not a UUID.", malformed);
        }
    }

    /// Roles that this service does not know grant nothing.
    private static Set<Role> rolesOf(Jwt token) {
        List<String> claimed = token.hasClaim("roles") ? token.getClaimAsStringList("roles") : List.of();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> claimed != null && claimed.contains(role.name()))
                .forEach(roles::add);
        return roles;
    }
}
