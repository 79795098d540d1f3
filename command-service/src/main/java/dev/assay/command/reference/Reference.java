package dev.assay.command.reference;

import dev.assay.command.By;
import dev.assay.domain.AlertPolicy;
import dev.assay.domain.NextRoles;
import dev.assay.events.FrameworkEvent.NextRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Facts of other streams that a decision needs. Always as of a day; always up to date with the event store.
public interface Reference {

    /// The rubric that holds for a role on a day: the latest version published for that day or earlier (R1).
    Optional<PublishedRubric> rubric(String roleId, LocalDate on);

    /// One published version, whatever the day.
    Optional<PublishedRubric> rubric(String roleId, int version);

    /// The next roles of a role, over all ladders (R13); empty at the top or for a code that no ladder knows.
    List<String> nextRoles(String roleId);

    /// The next roles of the role that an engineer holds on a day.
    default NextRoles nextRolesOf(UUID engineerId, LocalDate on) {
        return roleOf(engineerId, on)
                .map(roleId -> new NextRoles(roleId, nextRoles(roleId)))
                .orElse(NextRoles.NONE);
    }

    /// The edges of all ladders but that of this track.
    List<NextRole> nextRolesBesides(String trackId);

    /// The roles that there are, and which lead on to which.
    RoleCatalogue roles();

    /// The managers above an engineer on a day, the direct one first; empty for the head or an unknown engineer.
    List<UUID> reportingLine(UUID engineerId, LocalDate on);

    /// What a decision about an engineer needs to know of them on a day, and of who asks for it, in one look.
    Standing standing(UUID engineerId, LocalDate on, By caller);

    /// The role that an engineer holds on a day; empty for an unknown engineer or before the registration.
    Optional<String> roleOf(UUID engineerId, LocalDate on);

    /// The policy in force on a day; the built-in default (version 0) before any was set.
    AlertPolicy alertPolicy(LocalDate on);

    /// The role whose latest archetype or rubric bears this title, ignoring case.
    Optional<String> roleWithTitle(String title);
}
