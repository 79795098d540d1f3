package dev.assay.query.access;

import static dev.assay.kit.token.Role.*;
import static dev.assay.query.access.Operation.*;

import dev.assay.events.Envelope;
import dev.assay.kit.token.Role;
import dev.assay.query.Unavailable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Default deny: a read is allowed only by a line of the table (R18).
@Component
public class Access {

    private static final Map<Operation, Map<Role, Reach>> TABLE = new EnumMap<>(Operation.class);

    static {
        Map<Role, Reach> people = Map.of(
                HR, Reach.ANY, MANAGER, Reach.LINE, DIRECTOR, Reach.LINE, PANEL, Reach.OPEN_CASE, ENGINEER, Reach.SELF);
        Map<Role, Reach> line = Map.of(HR, Reach.ANY, MANAGER, Reach.LINE, DIRECTOR, Reach.LINE);
        TABLE.put(READ_ENGINEER, people);
        TABLE.put(LIST_ENGINEERS, people);
        TABLE.put(READ_TIMELINE, people);
        TABLE.put(READ_RATINGS, people);
        TABLE.put(READ_AUDIT, Map.of(HR, Reach.ANY));
        TABLE.put(READ_ENGINEER_AUDIT, line);
        TABLE.put(LIST_ALERTS, line);
        TABLE.put(
                LIST_PROMOTIONS,
                Map.of(HR, Reach.ANY, PANEL, Reach.EVERY_CASE, MANAGER, Reach.LINE, DIRECTOR, Reach.LINE));
        TABLE.put(
                READ_ROLES,
                Map.of(
                        HR, Reach.ANY, MANAGER, Reach.ANY, DIRECTOR, Reach.ANY, PANEL, Reach.ANY, ENGINEER, Reach.ANY,
                        ANALYST, Reach.ANY));
        TABLE.put(READ_DRAFT_ROLES, Map.of(HR, Reach.ANY));
        TABLE.put(
                FOLLOW_EVENTS,
                Map.of(HR, Reach.ANY, ANALYST, Reach.STATISTICS, MANAGER, Reach.LINE, DIRECTOR, Reach.LINE));
        TABLE.put(REBUILD_VIEW, Map.of(HR, Reach.ANY, OPERATOR, Reach.ANY));
        TABLE.put(OPERATE_DEAD_LETTERS, Map.of(HR, Reach.ANY, OPERATOR, Reach.ANY));
    }

    private final ReportingLines lines;
    private final OpenCases cases;
    private final Departures departures;
    private final Clock clock;

    Access(ReportingLines lines, OpenCases cases, Departures departures, Clock clock) {
        this.lines = lines;
        this.cases = cases;
        this.departures = departures;
        this.clock = clock;
    }

    /// For operations on no engineer in particular; what a list then holds is decided by [#scope].
    ///
    /// @throws Denied if no role of the caller may, or if the caller has left (R26)
    public void check(Caller caller, Operation operation) {
        if (hasLeft(caller, operation)) {
            throw new Denied("access.departed", "You no longer work here, so you may not read anything.");
        }
        if (reaches(caller, operation).isEmpty()) {
            throw new Denied("Your roles do not allow this.");
        }
    }

    /// For parts of an answer that some of its readers do not get.
    public boolean allows(Caller caller, Operation operation) {
        return !hasLeft(caller, operation) && !reaches(caller, operation).isEmpty();
    }

    /// For operations on one engineer.
    ///
    /// @return how much of the engineer the caller sees
    /// @throws Denied if no role of the caller may read this of this engineer; an unknown engineer is not told
    /// apart
    public Visibility check(Caller caller, Operation operation, UUID engineerId) {
        Visibility visibility = scope(caller, operation).visibility(engineerId.toString());
        if (visibility == Visibility.NONE) {
            throw new Denied("You may not see this engineer.");
        }
        return visibility;
    }

    /// The engineers whom the caller may see by this operation.
    ///
    /// @throws Denied if no role of the caller may, or if the caller has left
    public Scope scope(Caller caller, Operation operation) {
        check(caller, operation);
        return new Scope(caller.id().toString(), reaches(caller, operation), lines, cases);
    }

    /// What the caller may see of roles, ladders and the alert policy.
    public Visibility framework(Caller caller) {
        return allows(caller, READ_DRAFT_ROLES) ? Visibility.FULL : Visibility.PUBLISHED;
    }

    /// For doors that give out the events of everybody.
    ///
    /// @param ownEvents all events about the caller
    /// @throws Denied if no role of the caller may, or if the caller has left
    public EventReader events(Caller caller, Operation operation, Collection<Envelope> ownEvents) {
        return new EventReader(
                caller.id(), scope(caller, operation), framework(caller), ownEvents, LocalDate.now(clock));
    }

    /// How the caller is told positions.
    ///
    /// @param ownEvents all events about the caller
    public PositionNumbering numbering(Collection<Envelope> ownEvents) {
        return PositionNumbering.of(ownEvents, LocalDate.now(clock));
    }

    /// While the view of engineers is being built, nobody but who operates the views is answered.
    private boolean hasLeft(Caller caller, Operation operation) {
        try {
            return departures.hasLeft(caller.id().toString());
        } catch (Unavailable building) {
            if (operation == REBUILD_VIEW || operation == OPERATE_DEAD_LETTERS) {
                return false;
            }
            throw building;
        }
    }

    private static Set<Reach> reaches(Caller caller, Operation operation) {
        Map<Role, Reach> row = TABLE.getOrDefault(operation, Map.of());
        return caller.roles().stream()
                .map(row::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reach.class)));
    }
}
