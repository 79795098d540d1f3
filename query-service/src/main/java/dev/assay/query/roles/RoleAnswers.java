package dev.assay.query.roles;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.events.FrameworkEvent.Archetype;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.Rubric;
import dev.assay.events.FrameworkEvent.Rung;
import dev.assay.events.FrameworkEvent.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the queries about roles, ladders and the alert policy answer.
final class RoleAnswers {

    private RoleAnswers() {}

    /// @param title of the version in force, or of the latest if none is
    /// @param inForce the version that holds today; absent while none is published
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoleSummary(
            String roleId, String title, @Nullable Integer inForce, List<RoleVersion> versions) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoleProfile(
            String roleId,
            RoleVersion version,
            @Nullable Archetype archetype,
            @Nullable Rubric rubric,
            List<RoleVersion> versions) {}

    record Ladder(
            String trackId,
            String name,
            List<Rung> rungs,
            List<NextRole> nextRoles,
            LocalDate effectiveOn,
            Instant recordedAt,
            long version) {}

    /// The policy in force today, and those that others were and will be.
    record Policies(Policy inForce, List<Policy> all) {}

    /// @param version 0 is the built-in default, which nobody set
    /// @param effectiveOn the first day on which it holds; absent for the default
    /// @param reason why it was set, for those who may see it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Policy(
            int version,
            List<Term> terms,
            int decisionWithinDays,
            @Nullable LocalDate effectiveOn,
            @Nullable UUID setBy,
            @Nullable Instant recordedAt,
            @Nullable String reason) {}
}
