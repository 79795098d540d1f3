package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.reference.RoleCatalogue;
import dev.assay.domain.EffectiveDated;
import dev.assay.domain.Employment.Beginning;
import dev.assay.domain.Employment.RoleHeld;
import java.time.LocalDate;
import java.util.List;

/// Which roles there are, and which moves between them need a promotion case (R22).
final class RoleRules {

    private RoleRules() {}

    /// @param theme the first part of the refusal's code
    static void requireKnown(String theme, String roleId, RoleCatalogue roles) {
        List<String> nearest = roles.has(roleId) ? List.of() : roles.nearest(roleId);
        refuseIf(
                !roles.has(roleId),
                theme + ".role-unknown",
                "The role " + roleId + " is on no ladder and has no published version"
                        + (nearest.isEmpty() ? "." : "; the nearest are " + String.join(", ", nearest) + "."));
    }

    /// A role above one that the engineer has held since the last promotion is reached by a case only, also over a
    /// detour. To put back the role of the day before is no move.
    static void requireNoPromotion(String toRoleId, LocalDate on, Engineer state, RoleCatalogue roles) {
        boolean putBack = state.roleOn(on.minusDays(1)).filter(toRoleId::equals).isPresent();
        refuseIf(
                !putBack && heldSincePromotion(on, state).stream().anyMatch(held -> roles.leadsTo(held, toRoleId)),
                "engineer.move-is-promotion",
                "The ladder leads up to " + toRoleId + ": such a move is a promotion and needs a case.");
    }

    private static List<String> heldSincePromotion(LocalDate on, Engineer state) {
        List<EffectiveDated<RoleHeld>> held = state.employment().roles().stream()
                .filter(role -> !role.from().isAfter(on))
                .toList();
        LocalDate promotedOn = held.stream()
                .filter(role -> role.value().beginning() == Beginning.PROMOTION)
                .map(EffectiveDated::from)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        return held.stream()
                .filter(role -> !role.from().isBefore(promotedOn))
                .map(role -> role.value().roleId())
                .toList();
    }
}
