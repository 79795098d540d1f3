package dev.assay.command.history.rows;

import dev.assay.command.reference.PublishedRubric;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What decisions must know of others, with what earlier rows of the file said.
public interface Facts {

    boolean onRoster(UUID person);

    /// The managers above somebody on a day, the direct one first.
    List<UUID> reportingLine(UUID person, LocalDate on);

    /// @param version absent for the rubric in force on the day
    Optional<PublishedRubric> rubric(String roleId, @Nullable Integer version, LocalDate on);
}
