package dev.assay.command.access;

import dev.assay.command.Unknown;
import dev.assay.command.access.AccessTable.Scope;
import dev.assay.command.reference.Reference;
import dev.assay.command.reference.Standing;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Decides by [AccessTable], the reporting line and the caller's own place on the roster.
@Component
class TableAccess implements Access {

    private final Reference reference;

    TableAccess(Reference reference) {
        this.reference = reference;
    }

    @Override
    public void check(Caller caller, Operation operation) {
        if (!AccessTable.scopes(caller.roles(), operation).contains(Scope.ANY)) {
            throw denied(operation);
        }
        requireNotDeparted(reference.standing(caller.id(), caller.by().today(), caller.by()));
    }

    @Override
    public void check(Caller caller, Operation operation, UUID engineerId) {
        requireAnyGrant(caller, operation, engineerId);
        check(
                caller,
                operation,
                engineerId,
                reference.standing(engineerId, caller.by().today(), caller.by()));
    }

    @Override
    public void check(Caller caller, Operation operation, UUID engineerId, Standing standing) {
        Set<Scope> scopes = requireAnyGrant(caller, operation, engineerId);
        requireNotDeparted(standing);
        boolean self = caller.id().equals(engineerId);
        if (self && scopes.contains(Scope.SELF)) {
            return;
        }
        List<UUID> line = operation == Operation.RATE_ENGINEER ? standing.reportingLine() : standing.lineToday();
        if (!self && scopes.contains(Scope.LINE) && line.contains(caller.id())) {
            return;
        }
        if (scopes.contains(Scope.ANY)) {
            requireNotBelow(caller, operation, engineerId);
            return;
        }
        if (!standing.known()) {
            throw new Unknown("engineer.unknown", "There is no such engineer.");
        }
        throw denied(operation);
    }

    /// Before anything is read.
    private static Set<Scope> requireAnyGrant(Caller caller, Operation operation, UUID engineerId) {
        Set<Scope> scopes = AccessTable.scopes(caller.roles(), operation);
        if (scopes.isEmpty()) {
            throw denied(operation);
        }
        if (caller.id().equals(engineerId) && AccessTable.neverOnOneself(operation)) {
            throw new Denied("access.own-record", "Nobody acts on their own record.");
        }
        return scopes;
    }

    /// R26: whoever has left has no rights from that day on, whatever their token says.
    private static void requireNotDeparted(Standing standing) {
        if (standing.callerLeft()) {
            throw new Denied("access.departed", "Whoever has left has no rights here.");
        }
    }

    private void requireNotBelow(Caller caller, Operation operation, UUID engineerId) {
        if (AccessTable.neverOnSuperiors(operation)
                && reference.reportingLine(caller.id(), caller.by().today()).contains(engineerId)) {
            throw new Denied("access.own-superior", "Nobody judges somebody above them.");
        }
    }

    private static Denied denied(Operation operation) {
        return new Denied("Your roles do not allow " + operation + " here.");
    }
}
