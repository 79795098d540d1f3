package dev.assay.command.reference;

import dev.assay.command.reference.Organisation.Reporting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Whom some people and everybody above them reported to, on every day.
///
/// @param reportings by the person who reports, in the order of recording
public record ReportingLines(Map<UUID, List<Reporting>> reportings) {

    public static final ReportingLines NONE = new ReportingLines(Map.of());

    /// The managers above somebody on a day, the direct one first. Nobody is above themselves, whatever was recorded.
    public List<UUID> above(UUID person, LocalDate day) {
        Set<UUID> line = new LinkedHashSet<>();
        Optional<UUID> next = managerOn(person, day);
        while (next.isPresent() && !next.get().equals(person) && line.add(next.get())) {
            next = managerOn(next.get(), day);
        }
        return new ArrayList<>(line);
    }

    /// The days on which any of these people gets another manager.
    public Set<LocalDate> changes() {
        Set<LocalDate> days = new TreeSet<>();
        reportings.values().forEach(entries -> entries.forEach(entry -> days.add(entry.from())));
        return days;
    }

    private Optional<UUID> managerOn(UUID person, LocalDate day) {
        return Organisation.managerOn(reportings.getOrDefault(person, List.of()), day);
    }
}
