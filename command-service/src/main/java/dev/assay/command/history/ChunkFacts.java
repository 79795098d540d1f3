package dev.assay.command.history;

import dev.assay.command.history.rows.Facts;
import dev.assay.command.history.rows.Story;
import dev.assay.command.reference.Departures;
import dev.assay.command.reference.EmailKey;
import dev.assay.command.reference.Organisation;
import dev.assay.command.reference.Organisation.PublishedVersion;
import dev.assay.command.reference.Organisation.Reporting;
import dev.assay.command.reference.PublishedRubric;
import dev.assay.command.reference.Reference;
import dev.assay.command.reference.ReportingLines;
import dev.assay.command.reference.RoleCatalogue;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The facts of others for one chunk: what is stored, and over it the stories that the file itself has changed.
final class ChunkFacts implements Facts {

    private final Function<UUID, @Nullable Story> stories;
    private final Map<UUID, List<Reporting>> reportings;
    private final Departures departures;
    private final Map<String, UUID> emailOwners;
    private final Map<String, List<PublishedVersion>> versions;
    private final RoleCatalogue roles;
    private final Reference reference;

    /// @param emailOwners goes on with what the rows give
    /// @param stories those that the import holds, as far as it has come; null for others
    ChunkFacts(
            Function<UUID, @Nullable Story> stories,
            Map<UUID, List<Reporting>> reportings,
            Departures departures,
            Map<String, UUID> emailOwners,
            Map<String, List<PublishedVersion>> versions,
            Reference reference) {
        this.stories = stories;
        this.reportings = reportings;
        this.departures = departures;
        this.emailOwners = emailOwners;
        this.versions = versions;
        this.roles = reference.roles();
        this.reference = reference;
    }

    @Override
    public boolean onRoster(UUID person) {
        Story story = stories.apply(person);
        return story == null ? reportings.containsKey(person) : story.version() >= 0;
    }

    @Override
    public boolean left(UUID person, LocalDate day) {
        Story story = stories.apply(person);
        return story == null ? departures.left(person, day) : story.state().departedBy(day);
    }

    @Override
    public @Nullable UUID emailOwner(String email) {
        return emailOwners.get(EmailKey.of(email));
    }

    @Override
    public void emailGiven(String email, UUID person) {
        emailOwners.put(EmailKey.of(email), person);
    }

    @Override
    public RoleCatalogue roles() {
        return roles;
    }

    @Override
    public List<UUID> reportingLine(UUID person, LocalDate on) {
        return linesAbove(person).above(person, on);
    }

    @Override
    public ReportingLines linesAbove(UUID person) {
        Map<UUID, List<Reporting>> above = new HashMap<>();
        Deque<UUID> next = new ArrayDeque<>(List.of(person));
        while (!next.isEmpty()) {
            UUID reporting = next.poll();
            if (!above.containsKey(reporting)) {
                List<Reporting> entries = reportingsOf(reporting);
                above.put(reporting, entries);
                entries.stream()
                        .map(Reporting::managerId)
                        .filter(Objects::nonNull)
                        .forEach(next::add);
            }
        }
        return new ReportingLines(above);
    }

    @Override
    public Optional<PublishedRubric> rubric(String roleId, @Nullable Integer version, LocalDate on) {
        if (version != null) {
            return reference.rubric(roleId, version);
        }
        return Organisation.versionOn(versions.getOrDefault(roleId, List.of()), on)
                .flatMap(inForce -> reference.rubric(roleId, inForce));
    }

    private List<Reporting> reportingsOf(UUID person) {
        Story story = stories.apply(person);
        return story == null
                ? reportings.getOrDefault(person, List.of())
                : story.state().employment().managers().stream()
                        .map(held -> new Reporting(held.value().managerId(), held.from()))
                        .toList();
    }
}
