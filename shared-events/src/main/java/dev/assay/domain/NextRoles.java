package dev.assay.domain;

import java.util.List;
import java.util.Optional;

/// Where the ladders lead from a role.
///
/// @param roleIds in alphabetical order, without repetitions
public record NextRoles(String fromRoleId, List<String> roleIds) {

    /// From nowhere to nowhere: where no role is held.
    public static final NextRoles NONE = new NextRoles("", List.of());

    public NextRoles {
        roleIds = roleIds.stream().distinct().sorted().toList();
    }

    /// The role that alerts name first: the first in alphabetical order if the ladder branches.
    public Optional<String> target() {
        return roleIds.stream().findFirst();
    }
}
