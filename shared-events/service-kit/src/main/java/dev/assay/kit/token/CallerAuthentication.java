package dev.assay.kit.token;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/// A request whose token was verified. Its authorities are the roles, as Actuator asks for them.
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Identity identity;

    CallerAuthentication(Identity identity, List<SimpleGrantedAuthority> authorities) {
        super(authorities);
        this.identity = identity;
        setAuthenticated(true);
    }

    /// @return who sent the request that this thread works on
    /// @throws InsufficientAuthenticationException if it came without a token
    public static Identity identity() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller) {
            return caller.identity;
        }
        throw new InsufficientAuthenticationException("A valid bearer token is required.");
    }

    @Override
    public Identity getPrincipal() {
        return identity;
    }

    @Override
    public String getName() {
        return identity.id().toString();
    }

    /// The token itself is not kept.
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    // Two requests are never the same, even by the same person.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
