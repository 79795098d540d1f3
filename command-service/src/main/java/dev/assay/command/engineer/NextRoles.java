package dev.assay.command.engineer;

import dev.assay.command.reference.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The edges of the ladder that lead on from one role.
public record NextRoles(String fromRoleId, List<String> roleIds) {

    /// From the role that an engineer holds on a day; from nowhere to nowhere before the registration.
    static NextRoles of(UUID engineerId, LocalDate on, Reference reference) {
        return reference
                .roleOf(engineerId, on)
                .map(roleId -> new NextRoles(roleId, reference.nextRoles(roleId)))
                .orElse(new NextRoles("", List.of()));
    }

    /// The role that alerts name: the first in alphabetical order if the ladder branches.
    Optional<String> target() {
        return roleIds.stream().sorted().findFirst();
    }
}
