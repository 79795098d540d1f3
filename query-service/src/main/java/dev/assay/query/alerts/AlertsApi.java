package dev.assay.query.alerts;

import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.ReportingLines;
import dev.assay.query.access.Scope;
import dev.assay.query.request.Cursor;
import dev.assay.query.request.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
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
    private final ReportingLines lines;
    private final Clock clock;

    AlertsApi(AlertsStore store, Access access, ReportingLines lines, Clock clock) {
        this.store = store;
        this.access = access;
        this.lines = lines;
        this.clock = clock;
    }

    /// Lists alerts. An engineer's own alerts are never in the list.
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
        Predicate<String> fits = scope::includes;
        if (manager != null) {
            fits = fits.and(engineer -> lines.isAbove(manager.toString(), engineer));
        }
        LocalDate today = LocalDate.now(clock);
        Predicate<String> others = engineer -> !engineer.equals(caller.id().toString());
        List<Document> found = store.alerts(state, severity, after, today, others.and(fits), most + 1);
        Page<Document> page = Page.of(found, most, alert -> alert.getString(AlertFields.ORDER));
        return new Page<>(store.complete(page.items(), today), page.next());
    }
}
