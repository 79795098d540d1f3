package dev.assay.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who works here, in which role and for whom.
public sealed interface RosterEvent extends EngineerEvent {

    /// @param managerId absent for the head of the organisation
    /// @param provenance [Provenance#IMPORTED] for history from another system; absent if recorded here
    record EngineerRegistered(
            UUID engineerId,
            @Personal String name,
            @Personal String email,
            String roleId,
            @Nullable UUID managerId,
            LocalDate effectiveOn,
            @Nullable String provenance)
            implements RosterEvent {

        /// Recorded here.
        public EngineerRegistered(
                UUID engineerId,
                String name,
                String email,
                String roleId,
                @Nullable UUID managerId,
                LocalDate effectiveOn) {
            this(engineerId, name, email, roleId, managerId, effectiveOn, null);
        }

        public EngineerRegistered imported() {
            return new EngineerRegistered(engineerId, name, email, roleId, managerId, effectiveOn, Provenance.IMPORTED);
        }
    }

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
