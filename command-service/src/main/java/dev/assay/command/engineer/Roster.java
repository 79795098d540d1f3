package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.By;
import dev.assay.command.engineer.RosterCommand.AssignManager;
import dev.assay.command.engineer.RosterCommand.ChangeDetails;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.command.engineer.RosterCommand.CorrectDeparture;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.command.engineer.RosterCommand.RehireEngineer;
import dev.assay.command.engineer.RosterCommand.ReviewRosterChange;
import dev.assay.command.reference.RoleCatalogue;
import dev.assay.domain.EffectiveDated;
import dev.assay.domain.Employment.Tenure;
import dev.assay.events.EngineerEvent;
import dev.assay.events.RosterEvent.DetailsChanged;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Decides who works here, in which role and for whom. Every change is dated and may lie in the future.
final class Roster {

    /// A typing error in the century must not become an engineer's first day.
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    private Roster() {}

    static List<EngineerEvent> decide(RosterCommand command, Engineer state) {
        refuseIf(
                command.by().actorId().equals(command.engineerId()),
                "engineer.actor-is-subject",
                "Nobody changes their own entry on the roster.");
        return switch (command) {
            case RegisterEngineer register -> register(register, state);
            case AssignManager assign -> assign(assign, state);
            case ChangeRole change -> change(change, state);
            case RecordDeparture departure -> Departures.depart(departure, state);
            case CorrectDeparture correction -> Departures.correct(correction, state);
            case RehireEngineer rehire -> Rehires.rehire(rehire, state);
            case ChangeDetails details -> List.of(details(details));
            case ReviewRosterChange review ->
                RosterReviews.review(review, state, request -> confirmed(request, review, state));
        };
    }

    private static List<EngineerEvent> register(RegisterEngineer command, Engineer state) {
        refuseIf(state.registered(), "engineer.already-registered", "This engineer is already registered.");
        refuseIf(
                command.effectiveOn().isBefore(EARLIEST),
                "engineer.registered-too-early",
                "The registration must not lie before " + EARLIEST + ".");
        Rules.requireNearFuture("engineer", command.effectiveOn(), command.by());
        RoleRules.requireKnown("engineer", command.roleId(), command.roles());
        NewManager manager = command.manager();
        if (manager != null) {
            requirePossibleManager(manager, command.engineerId(), command.effectiveOn(), state);
        }
        return List.of(new EngineerRegistered(
                command.engineerId(),
                command.name(),
                command.email(),
                command.roleId(),
                manager == null ? null : manager.managerId(),
                command.effectiveOn()));
    }

    private static List<EngineerEvent> assign(AssignManager command, Engineer state) {
        Rules.requirePlannable("engineer", command.effectiveOn(), command.by(), state);
        requirePossibleManager(command.manager(), command.engineerId(), command.effectiveOn(), state);
        UUID managerId = command.manager().managerId();
        Optional<UUID> from = state.managerOn(command.effectiveOn());
        if (from.filter(managerId::equals).isPresent()) {
            return List.of();
        }
        return List.of(new ManagerAssigned(
                command.engineerId(), from.orElse(null), managerId, command.reason(), command.effectiveOn()));
    }

    /// R25: a reporting line is a tree on every day from the assignment to the engineer's next one.
    static void requirePossibleManager(NewManager manager, UUID engineerId, LocalDate from, Engineer state) {
        refuseIf(manager.managerId().equals(engineerId), "engineer.manages-themselves", "Nobody is their own manager.");
        refuseIf(!manager.known(), "engineer.manager-unknown", "The manager is not on the roster.");
        refuseIf(!manager.employed(), "engineer.manager-departed", "The manager no longer works here.");
        Optional<LocalDate> until = state.employment().managers().stream()
                .map(EffectiveDated::from)
                .filter(day -> day.isAfter(from))
                .min(Comparator.naturalOrder());
        refuseIf(
                Stream.concat(Stream.of(from), manager.lines().changes().stream())
                        .filter(day -> !day.isBefore(from))
                        .filter(day -> until.isEmpty() || day.isBefore(until.get()))
                        .anyMatch(day ->
                                manager.lines().above(manager.managerId(), day).contains(engineerId)),
                "engineer.manager-reports-to-engineer",
                "The manager is in the engineer's own reports on that day or a later one.");
    }

    private static List<EngineerEvent> change(ChangeRole command, Engineer state) {
        RosterChangeRequested request = new RosterChangeRequested(
                command.engineerId(),
                command.changeId(),
                command.by().actorId(),
                RosterReviews.Change.ROLE_CHANGE.name(),
                command.roleId(),
                null,
                null,
                null,
                command.reason(),
                RosterReviews.endedByMove(state),
                command.effectiveOn());
        List<EngineerEvent> changed = changed(request, command.roles(), command.by(), state);
        return changed.isEmpty() ? changed : RosterReviews.orRequest(changed, request, state);
    }

    private static List<EngineerEvent> changed(
            RosterChangeRequested request, RoleCatalogue roles, By by, Engineer state) {
        LocalDate on = request.effectiveOn();
        String roleId = Objects.requireNonNull(request.roleId());
        Rules.requirePlannable("engineer", on, by, state);
        String from = state.tenure(on).map(Tenure::roleId).orElseThrow();
        if (from.equals(roleId)) {
            return List.of();
        }
        RoleRules.requireKnown("engineer", roleId, roles);
        RoleRules.requireNoPromotion(roleId, on, state, roles);
        return List.of(new RoleChanged(request.engineerId(), from, roleId, request.reason(), on));
    }

    private static List<EngineerEvent> confirmed(
            RosterChangeRequested request, ReviewRosterChange command, Engineer state) {
        return switch (RosterReviews.Change.valueOf(request.change())) {
            case ROLE_CHANGE -> changed(request, command.roles(), command.by(), state);
            case DEPARTURE_CORRECTION -> Departures.corrected(request, command.policy(), command.by(), state);
            case REHIRE -> Rehires.rehired(request, command.manager(), command.roles(), command.by(), state);
        };
    }

    private static DetailsChanged details(ChangeDetails command) {
        return new DetailsChanged(
                command.engineerId(),
                command.name(),
                command.email(),
                command.reason(),
                command.by().today());
    }
}
