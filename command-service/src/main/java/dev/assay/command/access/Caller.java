package dev.assay.command.access;

import dev.assay.command.By;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The authenticated request: controllers take it as a parameter, the wiring fills it from the token and the headers.
///
/// @param idempotencyKey the header of that name; always present on POST
/// @param requestHash SHA-256 of method, path, query and body
public record Caller(By by, Set<Role> roles, @Nullable String idempotencyKey, String requestHash) {

    public UUID id() {
        return by.actorId();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
