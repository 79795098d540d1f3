package dev.assay.query.access;

import static dev.assay.kit.token.Role.*;
import static dev.assay.query.access.Operation.*;

import dev.assay.kit.token.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Default deny: a read is allowed only by a line of the table (R18).
@Component
public class Access {

    /// Whom a line of the table lets the caller see.
    enum Reach {
        ANY,
        /// The caller's reporting line, transitive, as of today.
        LINE,
        /// Engineers with an open promotion case.
        OPEN_CASE,
        SELF
    }

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
        TABLE.put(LIST_PROMOTIONS, Map.of(HR, Reach.ANY, PANEL, Reach.ANY, MANAGER, Reach.LINE, DIRECTOR, Reach.LINE));
        TABLE.put(
                READ_ROLES,
                Map.of(
                        HR, Reach.ANY, MANAGER, Reach.ANY, DIRECTOR, Reach.ANY, PANEL, Reach.ANY, ENGINEER, Reach.ANY,
                        ANALYST, Reach.ANY));
        TABLE.put(READ_DRAFT_ROLES, Map.of(HR, Reach.ANY));
        TABLE.put(FOLLOW_EVENTS, Map.of(HR, Reach.ANY, ANALYST, Reach.ANY, MANAGER, Reach.LINE, DIRECTOR, Reach.LINE));
        TABLE.put(REBUILD_VIEW, Map.of(HR, Reach.ANY, OPERATOR, Reach.ANY));
        TABLE.put(OPERATE_DEAD_LETTERS, Map.of(HR, Reach.ANY, OPERATOR, Reach.ANY));
    }

    private final ReportingLines lines;
    private final OpenCases cases;

    Access(ReportingLines lines, OpenCases cases) {
        this.lines = lines;
        this.cases = cases;
    }

    /// For operations on no engineer in particular; what a list then holds is decided by [#scope].
    ///
    /// @throws Denied if no role of the caller may
    public void check(Caller caller, Operation operation) {
        if (!allows(caller, operation)) {
            throw new Denied("Your roles do not allow this.");
        }
    }

    /// For parts of an answer that some of its readers do not get.
    public boolean allows(Caller caller, Operation operation) {
        return !reaches(caller, operation).isEmpty();
    }

    /// For operations on one engineer.
    ///
    /// @throws Denied if no role of the caller may read this of this engineer; an unknown engineer is not told
    /// apart
    public Sight check(Caller caller, Operation operation, UUID engineerId) {
        check(caller, operation);
        String engineer = engineerId.toString();
        for (Reach reach : reaches(caller, operation)) {
            if (reach != Reach.SELF && reaches(reach, caller, engineer, new HashMap<>())) {
                return Sight.FULL;
            }
        }
        if (reaches(caller, operation).contains(Reach.SELF) && caller.id().equals(engineerId)) {
            return Sight.OWN;
        }
        throw new Denied("You may not see this engineer.");
    }

    /// The engineers whom the caller may see by this operation.
    ///
    /// @throws Denied if no role of the caller may
    public Scope scope(Caller caller, Operation operation) {
        check(caller, operation);
        Set<Reach> reaches = reaches(caller, operation);
        Map<String, Boolean> known = new HashMap<>();
        return new Scope(reaches.contains(Reach.ANY), engineer -> reaches.stream()
                .anyMatch(reach -> reaches(reach, caller, engineer, known)));
    }

    private boolean reaches(Reach reach, Caller caller, String engineer, Map<String, Boolean> known) {
        return switch (reach) {
            case ANY -> true;
            case LINE -> lines.isAbove(caller.id().toString(), engineer, known);
            case OPEN_CASE -> cases.isOpenFor(engineer);
            case SELF -> caller.id().toString().equals(engineer);
        };
    }

    private static Set<Reach> reaches(Caller caller, Operation operation) {
        Map<Role, Reach> row = TABLE.getOrDefault(operation, Map.of());
        return caller.roles().stream()
                .map(row::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reach.class)));
    }
}
