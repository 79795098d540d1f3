package dev.assay.command.reference;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The facts of [Reference] for many people at once, for those who decide by the thousand.
public interface Organisation {

    /// Whom these people, and everybody above them on any day, reported to and from when on, in the order of recording.
    /// Who has no entry is not on the roster.
    Map<UUID, List<Reporting>> reportings(Collection<UUID> people);

    /// The published versions of these roles' rubrics.
    Map<String, List<PublishedVersion>> publishedVersions(Collection<String> roleIds);

    /// When these people left or came back.
    Departures departures(Collection<UUID> people);

    /// Whose these addresses are, by [EmailKey]; nobody's are left out.
    Map<String, UUID> emailOwners(Collection<String> emailKeys);

    /// @param managerId absent for the head of the organisation
    record Reporting(@Nullable UUID managerId, LocalDate from) {}

    record PublishedVersion(int version, LocalDate publishedFrom) {}

    /// The entry in force on a day: the latest by date, of several on one day the one recorded last.
    static Optional<UUID> managerOn(List<Reporting> reportings, LocalDate day) {
        return reportings.stream()
                .filter(entry -> !entry.from().isAfter(day))
                .reduce((one, other) -> other.from().isBefore(one.from()) ? one : other)
                .map(Reporting::managerId);
    }

    /// The version in force on a day, as [Reference#rubric] has it.
    static Optional<Integer> versionOn(List<PublishedVersion> versions, LocalDate day) {
        return versions.stream()
                .filter(version -> !version.publishedFrom().isAfter(day))
                .max(Comparator.comparing(PublishedVersion::publishedFrom).thenComparingInt(PublishedVersion::version))
                .map(PublishedVersion::version);
    }
}
