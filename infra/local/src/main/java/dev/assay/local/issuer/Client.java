package dev.assay.local.issuer;

import java.util.Set;
import java.util.UUID;

/// Somebody, or a service, that may ask for a token.
///
/// @param login the OAuth client id
/// @param subject the `sub` claim of the tokens
/// @param roles the `roles` claim of the tokens
public record Client(String login, UUID subject, Set<String> roles) {

    /// The OAuth client secret: no secret at all, since this issuer guards demo data on the loopback interface.
    public String secret() {
        return login;
    }
}
