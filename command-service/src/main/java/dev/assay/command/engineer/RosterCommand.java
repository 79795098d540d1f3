package dev.assay.command.engineer;

import dev.assay.command.By;
import dev.assay.command.reference.ReportingLines;
import dev.assay.command.reference.RoleCatalogue;
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
    record ChangeRole(UUID engineerId, String roleId, String reason, RoleCatalogue roles, LocalDate effectiveOn, By by)
            implements RosterCommand {}

    /// @param effectiveOn the first day on which the engineer no longer works here
    record RecordDeparture(UUID engineerId, @Nullable String reason, LocalDate effectiveOn, By by)
            implements RosterCommand {}

    /// What the roster knows of a future manager.
    ///
    /// @param known whether that person is on the roster
    /// @param employed whether they work here today and on the day of the assignment
    /// @param lines whom they and everybody above them report to, on every day
    record NewManager(UUID managerId, boolean known, boolean employed, ReportingLines lines) {}
}
