package dev.assay.local.issuer;

import java.util.Set;
import java.util.UUID;

/// Somebody, or a service, that may ask for a token.
///
/// @param login the OAuth client id
/// @param subject the `sub` claim of the tokens
/// @param roles the `roles` claim of the tokens
/// @param secret the OAuth client secret
public record Client(String login, UUID subject, Set<String> roles, String secret) {

    /// Somebody of the demo, whose secret is none: it guards demo data on the loopback interface.
    public Client(String login, UUID subject, Set<String> roles) {
        this(login, subject, roles, login);
    }

    public Client withSecret(String another) {
        return new Client(login, subject, roles, another);
    }
}
