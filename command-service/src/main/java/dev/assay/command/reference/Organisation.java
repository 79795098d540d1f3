package dev.assay.command.reference;

import dev.assay.domain.EffectiveDated;
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

    /// The manager whom a requested rehire names, and from when on; empty for other changes.
    Optional<RequestedManager> requestedManager(UUID engineerId, UUID changeId);

    record RequestedManager(UUID managerId, LocalDate effectiveOn) {}

    /// @param managerId absent for the head of the organisation
    record Reporting(@Nullable UUID managerId, LocalDate from) {}

    record PublishedVersion(int version, LocalDate publishedFrom) {}

    /// The manager on a day; empty for the head of the organisation.
    static Optional<UUID> managerOn(List<Reporting> reportings, LocalDate day) {
        return EffectiveDated.on(
                        reportings.stream()
                                .map(entry -> new EffectiveDated<>(entry, entry.from()))
                                .toList(),
                        day)
                .map(held -> held.value().managerId());
    }

    /// The version in force on a day, as [Reference#rubric] has it: of several published for one day the highest.
    static Optional<Integer> versionOn(List<PublishedVersion> versions, LocalDate day) {
        return EffectiveDated.on(
                        versions.stream()
                                .sorted(Comparator.comparingInt(PublishedVersion::version))
                                .map(entry -> new EffectiveDated<>(entry.version(), entry.publishedFrom()))
                                .toList(),
                        day)
                .map(EffectiveDated::value);
    }
}
