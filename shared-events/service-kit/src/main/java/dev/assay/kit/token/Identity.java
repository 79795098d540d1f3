package dev.assay.kit.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// What a verified token says of who sent it.
///
/// @param id the claim `sub`
/// @param roles those of the claim `roles` that Assay knows
/// @param expiresAt the claim `exp`
public record Identity(UUID id, Set<Role> roles, Instant expiresAt) {

    public Identity {
        roles = Set.copyOf(roles);
    }
}
