package dev.assay.query.engineers;

import dev.assay.kit.token.Role;
import dev.assay.query.Unknown;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.Scope;
import dev.assay.query.feed.ReadYourWrites;
import dev.assay.query.request.Cursor;
import dev.assay.query.request.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Engineers, one or many, as of today (UTC).
@RestController
class EngineersApi {

    private final EngineersStore store;
    private final Access access;
    private final ReadYourWrites readYourWrites;
    private final Clock clock;

    EngineersApi(EngineersStore store, Access access, ReadYourWrites readYourWrites, Clock clock) {
        this.store = store;
        this.access = access;
        this.readYourWrites = readYourWrites;
        this.clock = clock;
    }

    @GetMapping("/api/engineers/{engineerId}")
    Engineer engineer(
            Caller caller, @PathVariable UUID engineerId, @RequestParam(required = false) @Nullable Long minVersion) {
        access.check(caller, Operation.READ_ENGINEER, engineerId);
        readYourWrites.await(engineerId, minVersion);
        return store.engineer(engineerId.toString(), LocalDate.now(clock))
                .orElseThrow(() -> new Unknown("engineer.unknown", "There is no engineer with this id."));
    }

    /// @param manager only their direct reports, or with `transitive` everybody below them
    /// @param role only who holds this role
    /// @param departed also those who no longer work here
    @GetMapping("/api/engineers")
    Page<Engineer> engineers(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID manager,
            @RequestParam(defaultValue = "false") boolean transitive,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(defaultValue = "false") boolean departed,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        String after = Cursor.read(cursor);
        LocalDate today = LocalDate.now(clock);
        Scope scope = access.scope(caller, Operation.LIST_ENGINEERS);
        Predicate<Engineer> fits = engineer -> (role == null || role.equals(engineer.roleId()))
                && (departed || engineer.worksHereOn(today))
                && scope.includes(engineer.id().toString());
        List<Engineer> found;
        if (manager != null) {
            SortedSet<String> reports = store.reportsOf(manager.toString(), today, transitive);
            found = store.among(reports, after, today, fits, most + 1);
        } else if (scope.everyone() || caller.is(Role.PANEL)) {
            found = store.all(after, today, fits, most + 1);
        } else {
            SortedSet<String> line = store.reportsOf(caller.id().toString(), today, true);
            line.add(caller.id().toString());
            found = store.among(line, after, today, fits, most + 1);
        }
        return Page.of(found, most, engineer -> engineer.id().toString());
    }
}
