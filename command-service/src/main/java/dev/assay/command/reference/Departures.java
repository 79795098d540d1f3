package dev.assay.command.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// When some people left or came back.
///
/// @param changes in the order of recording
public record Departures(Map<UUID, List<Change>> changes) {

    public static final Departures NONE = new Departures(Map.of());

    /// @param left whether they no longer work here from that day on, rather than work here again
    public record Change(LocalDate from, boolean left) {}

    /// Whether somebody has left by a day: the latest entry by date says so, of several on one day the one recorded
    // last.
    public boolean left(UUID person, LocalDate day) {
        return changes.getOrDefault(person, List.of()).stream()
                .filter(change -> !change.from().isAfter(day))
                .reduce((one, other) -> other.from().isBefore(one.from()) ? one : other)
                .map(Change::left)
                .orElse(false);
    }
}
