package dev.assay.query.alerts;

import dev.assay.domain.AlertState;
import dev.assay.domain.Severity;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.Scope;
import dev.assay.query.request.Cursor;
import dev.assay.query.request.Page;
import dev.assay.query.request.ReadLog;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The promotions that are late, the gravest first and of those the oldest.
@RestController
class AlertsApi {

    private final AlertsStore store;
    private final Access access;
    private final Clock clock;

    AlertsApi(AlertsStore store, Access access, Clock clock) {
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    /// Lists alerts. The caller's own are never in the list.
    ///
    /// @param state all that are not resolved if absent
    /// @param manager only engineers in this person's reporting line
    @GetMapping("/api/alerts")
    Page<Alert> alerts(
            Caller caller,
            @RequestParam(required = false) @Nullable AlertState state,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(required = false) @Nullable UUID manager,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        String after = Cursor.read(cursor);
        Scope scope = access.scope(caller, Operation.LIST_ALERTS);
        LocalDate today = LocalDate.now(clock);
        List<Document> found;
        if (manager == null && scope.everyone()) {
            found = store.all(state, severity, after, caller.id().toString(), today, most + 1);
        } else {
            SortedSet<String> engineers = manager == null ? scope.members() : scope.members(manager.toString(), true);
            engineers.remove(caller.id().toString());
            found = store.of(engineers, state, severity, after, today, most + 1);
        }
        Page<Document> page = Page.of(found, most, alert -> alert.getString(AlertFields.ORDER));
        List<UUID> concerned = page.items().stream()
                .map(alert -> UUID.fromString(alert.getString(AlertFields.ENGINEER)))
                .toList();
        ReadLog.ratingsRead(caller, concerned, AlertFields.NAME);
        return new Page<>(store.complete(page.items(), today), page.next());
    }
}
