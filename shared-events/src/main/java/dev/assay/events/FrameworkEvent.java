package dev.assay.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Roles with their rubrics, ladders, and the policy that says when a promotion is late.
public sealed interface FrameworkEvent extends AssayEvent {

    /// A document was imported: a new draft version of the role.
    /// The event holds the part that the document brought; the version keeps the other parts of the version before.
    ///
    /// @param kind `ARCHETYPE` or `RUBRIC`: which of the two parts is present
    /// @param contentHash SHA-256 of the document's bytes, in hex
    record RoleVersionDrafted(
            String roleId,
            int version,
            UUID importId,
            String kind,
            String title,
            String contentHash,
            @Nullable Archetype archetype,
            @Nullable Rubric rubric,
            LocalDate effectiveOn)
            implements FrameworkEvent {}

    /// The version may be rated against from `effectiveOn` on; it never changes again.
    ///
    /// @param rubricHash SHA-256 of the rubric document, in hex
    record RoleVersionPublished(String roleId, int version, String rubricHash, UUID publishedBy, LocalDate effectiveOn)
            implements FrameworkEvent {}

    record LadderDefined(String trackId, String name, List<Rung> rungs, List<NextRole> nextRoles, LocalDate effectiveOn)
            implements FrameworkEvent {}

    /// @param version 1 for the first policy that somebody set; the built-in default is version 0
    record AlertPolicySet(
            int version,
            List<Term> terms,
            int decisionWithinDays,
            UUID setBy,
            @Personal String reason,
            LocalDate effectiveOn)
            implements FrameworkEvent {}

    record Rung(String roleId, @Nullable String title) {}

    record NextRole(String fromRoleId, String toRoleId) {}

    /// @param proposalWithinDays days from the first uninterrupted rating at `urgency` or above
    /// @param escalateAfterDays days from the deadline, and between escalation steps
    record Term(String urgency, int proposalWithinDays, String severity, int escalateAfterDays) {}

    /// @param ladder the lines of role codes as the document shows them
    record Archetype(
            String track,
            int sfiaFrom,
            int sfiaTo,
            List<List<String>> ladder,
            String summary,
            List<String> overview,
            List<Group> responsibilities,
            List<Item> roleSpecific,
            List<Group> behaviours,
            List<String> skills,
            List<Group> aiExpectations) {}

    record Group(String title, List<String> bullets) {}

    record Item(String title, String text) {}

    record Rubric(List<Cell> cells) {}

    /// @param level 1 to 5
    /// @param band `Low`, `Mid` or `High`
    /// @param urgency the more urgent of the two sides
    record Cell(int level, String levelName, String band, String urgency, Side individual, Side businessImpact) {}

    /// @param urgency the most urgent of the signals
    record Side(
            String urgency,
            List<String> impact,
            List<String> examples,
            List<String> dampeners,
            List<Signal> progressionSignals) {}

    record Signal(String sentence, String urgency) {}
}
