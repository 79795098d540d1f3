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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        next.checkWith(command.others());
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
        checkWith(List.of());
    }

    /// Circles that this ladder closes, alone or together with others. One that lies in others alone is not its fault.
    private void checkWith(List<NextRole> others) {
        Map<String, List<String>> next = edges(Stream.concat(nextRoles.stream(), others.stream()));
        for (NextRole edge : nextRoles) {
            way(edge.toRoleId(), edge.fromRoleId(), next).ifPresent(back -> {
                throw circle(edge.fromRoleId() + ", " + String.join(", ", back));
            });
        }
    }

    /// The shortest way along the edges, both ends included; empty if there is none.
    private static Optional<List<String>> way(String from, String to, Map<String, List<String>> next) {
        Map<String, String> reachedFrom = new HashMap<>(Map.of(from, from));
        Deque<String> queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty()) {
            String role = queue.poll();
            if (role.equals(to)) {
                LinkedList<String> way = new LinkedList<>(List.of(role));
                while (!way.getFirst().equals(from)) {
                    way.addFirst(reachedFrom.get(way.getFirst()));
                }
                return Optional.of(way);
            }
            for (String following : next.getOrDefault(role, List.of())) {
                if (reachedFrom.putIfAbsent(following, role) == null) {
                    queue.add(following);
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, List<String>> edges(Stream<NextRole> edges) {
        return edges.collect(Collectors.groupingBy(
                NextRole::fromRoleId, Collectors.mapping(NextRole::toRoleId, Collectors.toList())));
    }

    private static Rejected circle(String roles) {
        return new Rejected("ladder.circle", "The next roles lead in a circle: " + roles + ".");
    }

    private static void checkOnLadder(String role, Set<String> roles) {
        if (!roles.contains(new RoleId(role).value())) {
            throw new Rejected("ladder.unknown-role", role + " is no rung of this ladder.");
        }
    }
}
