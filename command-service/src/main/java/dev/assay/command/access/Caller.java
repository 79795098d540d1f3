package dev.assay.command.access;

import dev.assay.command.By;
import dev.assay.kit.token.Role;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The authenticated request: controllers take it as a parameter, the gateway fills it from the token and the headers.
///
/// @param idempotencyKey the header of that name; always present on POST
/// @param requestHash SHA-256 of method, path, query and body
/// @param correlationId the header `X-Correlation-Id`: what this request is a part of
/// @param causationId the header `X-Causation-Id`: the event that made a service send this request
public record Caller(
        By by,
        Set<Role> roles,
        @Nullable String idempotencyKey,
        String requestHash,
        @Nullable UUID correlationId,
        @Nullable UUID causationId) {

    public UUID id() {
        return by.actorId();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
