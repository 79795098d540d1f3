package dev.assay.command.history;

import dev.assay.command.engineer.Engineer;
import dev.assay.command.history.rows.Facts;
import dev.assay.command.history.rows.Story;
import dev.assay.command.reference.Organisation;
import dev.assay.command.reference.Organisation.PublishedVersion;
import dev.assay.command.reference.Organisation.Reporting;
import dev.assay.command.reference.PublishedRubric;
import dev.assay.command.reference.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The facts of others for one chunk: what is stored, and over it the stories that the file itself has changed.
final class ChunkFacts implements Facts {

    private final Function<UUID, @Nullable Story> stories;
    private final Map<UUID, List<Reporting>> reportings;
    private final Map<String, List<PublishedVersion>> versions;
    private final Reference reference;

    /// @param stories those that the import holds, as far as it has come; null for others
    ChunkFacts(
            Function<UUID, @Nullable Story> stories,
            Map<UUID, List<Reporting>> reportings,
            Map<String, List<PublishedVersion>> versions,
            Reference reference) {
        this.stories = stories;
        this.reportings = reportings;
        this.versions = versions;
        this.reference = reference;
    }

    @Override
    public boolean onRoster(UUID person) {
        Story story = stories.apply(person);
        return story == null ? reportings.containsKey(person) : story.version() >= 0;
    }

    @Override
    public List<UUID> reportingLine(UUID person, LocalDate on) {
        Set<UUID> line = new LinkedHashSet<>();
        Optional<UUID> next = managerOf(person, on);
        while (next.isPresent() && line.add(next.get())) {
            next = managerOf(next.get(), on);
        }
        line.remove(person);
        return new ArrayList<>(line);
    }

    @Override
    public Optional<PublishedRubric> rubric(String roleId, @Nullable Integer version, LocalDate on) {
        if (version != null) {
            return reference.rubric(roleId, version);
        }
        return Organisation.versionOn(versions.getOrDefault(roleId, List.of()), on)
                .flatMap(inForce -> reference.rubric(roleId, inForce));
    }

    private Optional<UUID> managerOf(UUID person, LocalDate on) {
        Story story = stories.apply(person);
        if (story == null) {
            return Organisation.managerOn(reportings.getOrDefault(person, List.of()), on);
        }
        Engineer state = story.state();
        return state.managerOn(on);
    }
}
