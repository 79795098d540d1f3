package dev.assay.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who works here, in which role and for whom.
public sealed interface RosterEvent extends EngineerEvent {

    /// @param managerId absent for the head of the organisation
    record EngineerRegistered(
            UUID engineerId,
            @Personal String name,
            @Personal String email,
            String roleId,
            @Nullable UUID managerId,
            LocalDate effectiveOn)
            implements RosterEvent {}

    /// @param fromManagerId the manager on `effectiveOn` until now, absent if there was none
    record ManagerAssigned(
            UUID engineerId,
            @Nullable UUID fromManagerId,
            UUID managerId,
            @Personal @Nullable String reason,
            LocalDate effectiveOn)
            implements RosterEvent {}

    /// A change of role outside a promotion case, such as a move between tracks.
    record RoleChanged(
            UUID engineerId,
            String fromRoleId,
            String toRoleId,
            @Personal String reason,
            LocalDate effectiveOn) implements RosterEvent {}

    /// @param effectiveOn the first day on which the engineer no longer works here
    record EngineerDeparted(
            UUID engineerId, @Personal @Nullable String reason, LocalDate effectiveOn) implements RosterEvent {}
}
