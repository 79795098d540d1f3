package dev.assay.command.framework;

import dev.assay.command.Rejected;
import dev.assay.command.framework.LadderCommand.DefineLadder;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.FrameworkEvent.Rung;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// The rungs of one career track and which role may follow which; branches are allowed, circles are not.
///
/// @param name empty before the ladder is defined
record Ladder(String name, List<Rung> rungs, List<NextRole> nextRoles) {

    static final Ladder NONE = new Ladder("", List.of(), List.of());

    /// @throws Rejected if the ladder contradicts itself
    static List<FrameworkEvent> decide(LadderCommand command, Ladder state) {
        return switch (command) {
            case DefineLadder define -> define(define, state);
        };
    }

    private static List<FrameworkEvent> define(DefineLadder command, Ladder state) {
        Ladder next = new Ladder(command.name(), command.rungs(), command.nextRoles());
        next.check();
        if (next.equals(state)) {
            return List.of();
        }
        return List.of(new LadderDefined(
                command.track().value(),
                next.name,
                next.rungs,
                next.nextRoles,
                command.by().today()));
    }

    static Ladder evolve(Ladder state, FrameworkEvent event) {
        return switch (event) {
            case LadderDefined defined -> new Ladder(defined.name(), defined.rungs(), defined.nextRoles());
            case RoleVersionDrafted _, RoleVersionPublished _, AlertPolicySet _ -> state;
        };
    }

    private void check() {
        if (rungs.isEmpty()) {
            throw new Rejected("ladder.no-rungs", "A ladder has at least one rung.");
        }
        Set<String> roles = new HashSet<>();
        for (Rung rung : rungs) {
            String role = new RoleId(rung.roleId()).value();
            if (!roles.add(role)) {
                throw new Rejected("ladder.duplicate-rung", role + " stands on the ladder twice.");
            }
        }
        Set<NextRole> edges = new HashSet<>();
        for (NextRole edge : nextRoles) {
            checkOnLadder(edge.fromRoleId(), roles);
            checkOnLadder(edge.toRoleId(), roles);
            if (!edges.add(edge)) {
                throw new Rejected(
                        "ladder.duplicate-next-role",
                        edge.fromRoleId() + " to " + edge.toRoleId() + " is given twice.");
            }
        }
        circle().ifPresent(circle -> {
            throw new Rejected("ladder.circle", "The next roles lead in a circle: " + circle + ".");
        });
    }

    private static void checkOnLadder(String role, Set<String> roles) {
        if (!roles.contains(new RoleId(role).value())) {
            throw new Rejected("ladder.unknown-role", role + " is no rung of this ladder.");
        }
    }

    private Optional<String> circle() {
        Map<String, List<String>> next = new HashMap<>();
        nextRoles.forEach(edge ->
                next.computeIfAbsent(edge.fromRoleId(), _ -> new ArrayList<>()).add(edge.toRoleId()));
        Set<String> cleared = new HashSet<>();
        return rungs.stream()
                .flatMap(rung -> circle(rung.roleId(), next, new LinkedHashSet<>(), cleared).stream())
                .findFirst();
    }

    /// @param path the roles on the way to this one
    /// @param cleared roles from which no circle can be reached
    private static Optional<String> circle(
            String role, Map<String, List<String>> next, SequencedSet<String> path, Set<String> cleared) {
        if (cleared.contains(role)) {
            return Optional.empty();
        }
        if (!path.add(role)) {
            List<String> way = new ArrayList<>(path);
            return Optional.of(String.join(", ", way.subList(way.indexOf(role), way.size())) + ", " + role);
        }
        for (String following : next.getOrDefault(role, List.of())) {
            Optional<String> found = circle(following, next, path, cleared);
            if (found.isPresent()) {
                return found;
            }
        }
        path.removeLast();
        cleared.add(role);
        return Optional.empty();
    }
}
