package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.By;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RehireEngineer;
import dev.assay.command.reference.RoleCatalogue;
import dev.assay.domain.PromotionCase;
import dev.assay.events.EngineerEvent;
import dev.assay.events.RosterEvent.EngineerRehired;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides who comes back. A rehire is no way round a promotion: nobody returns above a role that they held (R22).
final class Rehires {

    private Rehires() {}

    static List<EngineerEvent> rehire(RehireEngineer command, Engineer state) {
        NewManager manager = command.manager();
        RosterChangeRequested request = new RosterChangeRequested(
                command.engineerId(),
                command.changeId(),
                command.by().actorId(),
                RosterReviews.Change.REHIRE.name(),
                command.roleId(),
                manager == null ? null : manager.managerId(),
                null,
                null,
                command.reason(),
                RosterReviews.hangingOnTenure(state),
                command.effectiveOn());
        return RosterReviews.orRequest(rehired(request, manager, command.roles(), command.by(), state), request, state);
    }

    /// The new tenure; cases that nobody decided end with the old one.
    static List<EngineerEvent> rehired(
            RosterChangeRequested request, @Nullable NewManager manager, RoleCatalogue roles, By by, Engineer state) {
        String roleId = Objects.requireNonNull(request.roleId());
        refuseIf(
                request.effectiveOn().isBefore(Departures.requireDeparture(state)),
                "engineer.rehire-before-departure",
                "The new tenure must not begin before the departure.");
        Rules.requireNearFuture("engineer", request.effectiveOn(), by);
        RoleRules.requireKnown("engineer", roleId, roles);
        RoleRules.requireNoPromotion(roleId, request.effectiveOn(), state, roles);
        if (manager != null) {
            Roster.requirePossibleManager(manager, request.engineerId(), request.effectiveOn(), state);
        }
        List<EngineerEvent> events = new ArrayList<>();
        events.add(new EngineerRehired(
                request.engineerId(), roleId, request.managerId(), request.reason(), request.effectiveOn()));
        state.cases().stream()
                .filter(PromotionCase::open)
                .map(open -> Departures.voided(request.engineerId(), open, null, request.effectiveOn()))
                .forEach(events::add);
        return events;
    }
}
