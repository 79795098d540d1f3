package dev.assay.command.engineer;

import java.util.List;
import java.util.Optional;

/// The edges of the ladder that lead on from one role.
public record NextRoles(String fromRoleId, List<String> roleIds) {

    /// The role that alerts name: the first in alphabetical order if the ladder branches.
    Optional<String> target() {
        return roleIds.stream().sorted().findFirst();
    }
}
