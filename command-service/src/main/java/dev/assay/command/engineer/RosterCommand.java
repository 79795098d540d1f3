package dev.assay.command.engineer;

import dev.assay.command.By;
import dev.assay.command.reference.ReportingLines;
import dev.assay.command.reference.RoleCatalogue;
import dev.assay.domain.AlertPolicy;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who works here, in which role and for whom.
public sealed interface RosterCommand extends EngineerCommand {

    /// @param manager absent for the head of the organisation
    record RegisterEngineer(
            UUID engineerId,
            String name,
            String email,
            String roleId,
            @Nullable NewManager manager,
            RoleCatalogue roles,
            LocalDate effectiveOn,
            By by)
            implements RosterCommand {}

    record AssignManager(
            UUID engineerId, NewManager manager, @Nullable String reason, LocalDate effectiveOn, By by)
            implements RosterCommand {}

    /// A change of role outside a promotion case.
    ///
    /// @param changeId under which it waits if it needs a second person
    record ChangeRole(
            UUID engineerId,
            UUID changeId,
            String roleId,
            String reason,
            RoleCatalogue roles,
            LocalDate effectiveOn,
            By by)
            implements RosterCommand {}

    /// @param effectiveOn the first day on which the engineer no longer works here
    record RecordDeparture(UUID engineerId, @Nullable String reason, LocalDate effectiveOn, By by)
            implements RosterCommand {}

    /// A recorded departure was on another day, or never was.
    ///
    /// @param changeId under which it waits if it needs a second person
    /// @param correctedTo absent if the engineer stays
    record CorrectDeparture(
            UUID engineerId,
            UUID changeId,
            @Nullable LocalDate correctedTo,
            DepartureCorrection reasonCode,
            String reason,
            AlertPolicy policy,
            By by)
            implements RosterCommand {}

    /// Somebody who left comes back into a new tenure.
    ///
    /// @param changeId under which it waits if it needs a second person
    /// @param manager absent for the head of the organisation
    /// @param effectiveOn the first day of the new tenure
    record RehireEngineer(
            UUID engineerId,
            UUID changeId,
            String roleId,
            @Nullable NewManager manager,
            String reason,
            RoleCatalogue roles,
            LocalDate effectiveOn,
            By by)
            implements RosterCommand {}

    /// Name and address as they are from now on.
    record ChangeDetails(
            UUID engineerId,
            String name,
            String email,
            @Nullable String reason,
            By by) implements RosterCommand {}

    /// The second person's word on a change that waits.
    ///
    /// @param manager what is known by now of the manager of a rehire; absent if it names none
    record ReviewRosterChange(
            UUID engineerId,
            UUID changeId,
            RatingCommand.Outcome outcome,
            @Nullable String reason,
            @Nullable NewManager manager,
            RoleCatalogue roles,
            AlertPolicy policy,
            By by)
            implements RosterCommand {}

    /// Why a departure is corrected.
    enum DepartureCorrection {
        WRONG_DAY,
        DID_NOT_LEAVE,
        OTHER
    }

    /// What the roster knows of a future manager.
    ///
    /// @param known whether that person is on the roster
    /// @param employed whether they work here today and on the day of the assignment
    /// @param lines whom they and everybody above them report to, on every day
    record NewManager(UUID managerId, boolean known, boolean employed, ReportingLines lines) {}
}
