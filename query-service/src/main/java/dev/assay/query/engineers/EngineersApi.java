package dev.assay.query.engineers;

import dev.assay.query.Unknown;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.Scope;
import dev.assay.query.access.Visibility;
import dev.assay.query.history.VersionWait;
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
    private final VersionWait versionWait;
    private final Clock clock;

    EngineersApi(EngineersStore store, Access access, VersionWait versionWait, Clock clock) {
        this.store = store;
        this.access = access;
        this.versionWait = versionWait;
        this.clock = clock;
    }

    @GetMapping("/api/engineers/{engineerId}")
    Engineer engineer(
            Caller caller, @PathVariable UUID engineerId, @RequestParam(required = false) @Nullable Long minVersion) {
        Visibility visibility = access.check(caller, Operation.READ_ENGINEER, engineerId);
        versionWait.await(visibility, engineerId, minVersion);
        LocalDate today = LocalDate.now(clock);
        return store.engineer(engineerId.toString(), today)
                .map(engineer -> visibility == Visibility.OWN ? engineer.asOwn(today) : engineer)
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
        Predicate<Engineer> fits = engineer ->
                (role == null || role.equals(engineer.roleId())) && (departed || engineer.worksHereOn(today));
        List<Engineer> found;
        if (manager == null && scope.everyone()) {
            found = store.all(after, today, fits, most + 1);
        } else {
            SortedSet<String> members =
                    manager == null ? scope.members() : scope.members(manager.toString(), transitive);
            found = store.among(members, after, today, fits, most + 1);
        }
        String self = caller.id().toString();
        List<Engineer> seen = found.stream()
                .map(engineer -> engineer.id().toString().equals(self) ? engineer.asOwn(today) : engineer)
                .toList();
        return Page.of(seen, most, engineer -> engineer.id().toString());
    }
}
