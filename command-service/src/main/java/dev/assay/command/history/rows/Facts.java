package dev.assay.command.history.rows;

import dev.assay.command.reference.PublishedRubric;
import dev.assay.command.reference.ReportingLines;
import dev.assay.command.reference.RoleCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What decisions must know of others, with what earlier rows of the file said.
public interface Facts {

    boolean onRoster(UUID person);

    /// Whether somebody has left by a day.
    boolean left(UUID person, LocalDate day);

    /// Whose an e-mail address is, also by an earlier row of the file; null if it is nobody's.
    @Nullable
    UUID emailOwner(String email);

    /// An earlier row of the file gave somebody this address.
    void emailGiven(String email, UUID person);

    /// The roles that there are.
    RoleCatalogue roles();

    /// The managers above somebody on a day, the direct one first.
    List<UUID> reportingLine(UUID person, LocalDate on);

    /// Whom somebody and everybody above them report to, on every day.
    ReportingLines linesAbove(UUID person);

    /// @param version absent for the rubric in force on the day
    Optional<PublishedRubric> rubric(String roleId, @Nullable Integer version, LocalDate on);
}
