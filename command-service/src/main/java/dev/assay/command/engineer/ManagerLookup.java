package dev.assay.command.engineer;

import dev.assay.command.access.Caller;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.reference.Departures;
import dev.assay.command.reference.Organisation;
import dev.assay.command.reference.Organisation.Reporting;
import dev.assay.command.reference.ReportingLines;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Gathers what a decision must know of a future manager.
record ManagerLookup(Organisation organisation) {

    NewManager find(UUID managerId, LocalDate on, Caller caller) {
        Map<UUID, List<Reporting>> reportings = organisation.reportings(List.of(managerId));
        Departures departures = organisation.departures(List.of(managerId));
        return new NewManager(
                managerId,
                reportings.containsKey(managerId),
                !departures.left(managerId, caller.by().today()) && !departures.left(managerId, on),
                new ReportingLines(reportings));
    }
}
