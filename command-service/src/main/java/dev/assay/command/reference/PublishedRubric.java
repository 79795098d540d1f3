package dev.assay.command.reference;

import dev.assay.events.FrameworkEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One published version of a role's rubric.
///
/// @param hash SHA-256 of the rubric document, in hex
/// @param publishedFrom the first day for which it may be used
public record PublishedRubric(
        String roleId, int version, String hash, LocalDate publishedFrom, List<FrameworkEvent.Cell> cells) {

    public Optional<FrameworkEvent.Cell> cell(int level, String band) {
        return cells.stream()
                .filter(cell -> cell.level() == level && cell.band().equals(band))
                .findFirst();
    }
}
