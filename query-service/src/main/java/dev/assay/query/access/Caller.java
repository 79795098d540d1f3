package dev.assay.query.access;

import dev.assay.kit.token.Role;
import java.util.Set;
import java.util.UUID;

/// Who asks, from the verified token: controllers take it as a parameter.
public record Caller(UUID id, Set<Role> roles) {

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
