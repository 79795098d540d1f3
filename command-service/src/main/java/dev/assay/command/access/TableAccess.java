package dev.assay.command.access;

import dev.assay.command.Unknown;
import dev.assay.command.access.AccessTable.Scope;
import dev.assay.command.reference.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Decides by [AccessTable] and the reporting line.
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
    }

    @Override
    public void check(Caller caller, Operation operation, UUID engineerId, LocalDate on) {
        check(caller, operation, engineerId, () -> reference.reportingLine(engineerId, on));
    }

    @Override
    public void check(Caller caller, Operation operation, UUID engineerId, List<UUID> reportingLine) {
        check(caller, operation, engineerId, () -> reportingLine);
    }

    private void check(Caller caller, Operation operation, UUID engineerId, Supplier<List<UUID>> reportingLine) {
        Set<Scope> scopes = AccessTable.scopes(caller.roles(), operation);
        boolean self = caller.id().equals(engineerId);
        if (scopes.isEmpty() || (self && AccessTable.neverOnOneself(operation))) {
            throw denied(operation);
        }
        if (scopes.contains(Scope.ANY) || (self && scopes.contains(Scope.SELF))) {
            return;
        }
        if (scopes.contains(Scope.LINE) && reportingLine.get().contains(caller.id())) {
            return;
        }
        if (!reference.engineerExists(engineerId)) {
            throw new Unknown("engineer.unknown", "There is no such engineer.");
        }
        throw denied(operation);
    }

    private static Denied denied(Operation operation) {
        return new Denied("Your roles do not allow " + operation + " here.");
    }
}
