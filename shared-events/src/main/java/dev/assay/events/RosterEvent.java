package dev.assay.events;

import java.time.LocalDate;
import java.util.List;
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

    /// A recorded departure was on another day, or never was.
    ///
    /// @param departedOn the day recorded until now
    /// @param correctedTo the first day on which the engineer no longer works here; absent if they stay
    /// @param effectiveOn the corrected day; the one recorded until now if they stay
    record DepartureCorrected(
            UUID engineerId,
            LocalDate departedOn,
            @Nullable LocalDate correctedTo,
            String reasonCode,
            @Personal String reason,
            LocalDate effectiveOn)
            implements RosterEvent {}

    /// Somebody who left comes back. In the new tenure they are unrated, whatever the role.
    ///
    /// @param managerId absent for the head of the organisation
    /// @param effectiveOn the first day of the new tenure
    record EngineerRehired(
            UUID engineerId,
            String roleId,
            @Nullable UUID managerId,
            @Personal String reason,
            LocalDate effectiveOn) implements RosterEvent {}

    /// Both details as they are from now on.
    record DetailsChanged(
            UUID engineerId,
            @Personal String name,
            @Personal String email,
            @Personal @Nullable String reason,
            LocalDate effectiveOn)
            implements RosterEvent {}

    /// A change of the roster waits for a second person; nothing has changed yet.
    ///
    /// @param change `ROLE_CHANGE`, `DEPARTURE_CORRECTION` or `REHIRE`
    /// @param roleId the role to be held; absent for a correction
    /// @param managerId for a rehire, absent for the head of the organisation
    /// @param correctedTo for a correction, absent if the engineer stays
    /// @param reasonCode for a correction
    /// @param reviewReasons what hangs on it
    /// @param effectiveOn the day from which the change would hold
    record RosterChangeRequested(
            UUID engineerId,
            UUID changeId,
            UUID requestedBy,
            String change,
            @Nullable String roleId,
            @Nullable UUID managerId,
            @Nullable LocalDate correctedTo,
            @Nullable String reasonCode,
            @Personal String reason,
            List<String> reviewReasons,
            LocalDate effectiveOn)
            implements RosterEvent {}

    /// The second person's word. A confirmed change follows as an event of its own.
    record RosterChangeReviewed(
            UUID engineerId,
            UUID changeId,
            UUID reviewedBy,
            String change,
            String outcome,
            @Personal @Nullable String reason,
            LocalDate effectiveOn)
            implements RosterEvent {}
}
