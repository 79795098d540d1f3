package dev.assay.command.framework;

import dev.assay.command.Rejected;
import dev.assay.command.Unknown;
import dev.assay.command.framework.RoleCommand.DraftRoleVersion;
import dev.assay.command.framework.RoleCommand.PublishRoleVersion;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.FrameworkEvent.Rubric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The versions of one role, oldest first: each import drafts the next one, and publication freezes it.
///
/// @param versions the one numbered n is at index n - 1
public record RoleFramework(List<Version> versions) {

    static final RoleFramework NONE = new RoleFramework(List.of());

    private static final int NAMED_GAPS = 10;

    /// @param publishedFrom absent for a draft
    record Version(
            int number,
            @Nullable Imported archetype,
            @Nullable Imported rubric,
            @Nullable LocalDate publishedFrom) {

        @Nullable
        Imported part(String kind) {
            return kind.equals(RolePart.OfRubric.KIND) ? rubric : archetype;
        }
    }

    /// A part that a document brought.
    ///
    /// @param version the one that the import drafted; later ones carry the part over
    /// @param gaps what is missing for publication
    public record Imported(UUID importId, int version, String contentHash, List<String> gaps) {}

    /// @throws Rejected if a rule refuses
    /// @throws Unknown if there is no such role or version
    static List<FrameworkEvent> decide(RoleCommand command, RoleFramework state) {
        return switch (command) {
            case DraftRoleVersion draft -> draft(draft, state);
            case PublishRoleVersion publish -> publish(publish, state);
        };
    }

    /// R17: identical bytes again change nothing.
    private static List<FrameworkEvent> draft(DraftRoleVersion command, RoleFramework state) {
        Imported held = state.latest(command.part().kind());
        if (held != null && held.contentHash().equals(command.contentHash())) {
            return List.of();
        }
        RolePart part = command.part();
        return List.of(new RoleVersionDrafted(
                command.role().value(),
                state.versions.size() + 1,
                command.importId(),
                part.kind(),
                command.title(),
                command.contentHash(),
                part instanceof RolePart.OfArchetype(var archetype) ? archetype : null,
                part instanceof RolePart.OfRubric(var rubric) ? rubric : null,
                command.by().today()));
    }

    private static List<FrameworkEvent> publish(PublishRoleVersion command, RoleFramework state) {
        Version version = state.version(command.version());
        LocalDate today = command.by().today();
        if (version.publishedFrom() != null) {
            LocalDate asked = command.effectiveOn();
            if (asked != null && !asked.equals(version.publishedFrom())) {
                throw new Rejected(
                        "framework.version-already-published",
                        "A published version never changes; this one is in use from " + version.publishedFrom() + ".");
            }
            return List.of();
        }
        String rubricHash = completeRubricHash(version);
        LocalDate effectiveOn =
                EffectiveDay.checked(command.effectiveOn() == null ? today : command.effectiveOn(), today);
        checkOrder(version, effectiveOn, state);
        return List.of(new RoleVersionPublished(
                command.role().value(),
                version.number(),
                rubricHash,
                command.by().actorId(),
                effectiveOn));
    }

    private static String completeRubricHash(Version version) {
        Imported rubric = version.rubric();
        if (rubric == null) {
            throw new Rejected(
                    "framework.version-incomplete", "Version " + version.number() + " has no rubric: import one.");
        }
        List<String> gaps = rubric.gaps();
        if (!gaps.isEmpty()) {
            String rest = gaps.size() > NAMED_GAPS ? " and " + (gaps.size() - NAMED_GAPS) + " more" : "";
            throw new Rejected(
                    "framework.version-incomplete",
                    "The rubric of version " + version.number() + " lacks "
                            + String.join(", ", gaps.subList(0, Math.min(NAMED_GAPS, gaps.size()))) + rest + ".");
        }
        return rubric.contentHash();
    }

    /// Versions come into use in the order of their numbers, so that the latest one published for a day is the one
    /// that holds.
    private static void checkOrder(Version version, LocalDate effectiveOn, RoleFramework state) {
        for (Version other : state.versions) {
            LocalDate from = other.publishedFrom();
            if (from != null && other.number() > version.number()) {
                throw new Rejected(
                        "framework.version-superseded",
                        "Version " + other.number() + " is published already; import the document again to bring it"
                                + " back as a new version.");
            }
            if (from != null && effectiveOn.isBefore(from)) {
                throw new Rejected(
                        "framework.publication-out-of-order",
                        "Version " + other.number() + " is in use from " + from
                                + "; a later version cannot hold before that day.");
            }
        }
    }

    static RoleFramework evolve(RoleFramework state, FrameworkEvent event) {
        return switch (event) {
            case RoleVersionDrafted drafted -> state.drafted(drafted);
            case RoleVersionPublished published -> state.published(published);
            case LadderDefined _, AlertPolicySet _ -> state;
        };
    }

    private RoleFramework drafted(RoleVersionDrafted event) {
        Rubric rubric = event.rubric();
        Imported part = new Imported(
                event.importId(),
                event.version(),
                event.contentHash(),
                rubric == null ? List.of() : RubricGaps.of(rubric));
        List<Version> next = new ArrayList<>(versions);
        next.add(
                rubric == null
                        ? new Version(event.version(), part, latest(RolePart.OfRubric.KIND), null)
                        : new Version(event.version(), latest(RolePart.OfArchetype.KIND), part, null));
        return new RoleFramework(List.copyOf(next));
    }

    private RoleFramework published(RoleVersionPublished event) {
        return new RoleFramework(versions.stream()
                .map(version -> version.number() == event.version()
                        ? new Version(version.number(), version.archetype(), version.rubric(), event.effectiveOn())
                        : version)
                .toList());
    }

    /// What the latest version holds of a kind.
    @Nullable
    Imported latest(String kind) {
        return versions.isEmpty() ? null : versions.getLast().part(kind);
    }

    private Version version(int number) {
        if (versions.isEmpty()) {
            throw new Unknown("framework.role-unknown", "Nothing was imported for this role.");
        }
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new Unknown("framework.version-unknown", "The role has no such version."));
    }
}
