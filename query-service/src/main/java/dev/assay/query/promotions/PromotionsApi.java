package dev.assay.query.promotions;

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
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Promotion cases, the earliest proposal first.
@RestController
class PromotionsApi {

    private final PromotionsStore store;
    private final Access access;
    private final Clock clock;

    PromotionsApi(PromotionsStore store, Access access, Clock clock) {
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    /// Lists cases. The caller's own are never in the list: once decided they stand in the caller's timeline.
    ///
    /// @param state `OPEN`, `APPROVED`, `DECLINED`, `WITHDRAWN` or `VOIDED`; all if absent
    @GetMapping("/api/promotions")
    Page<PromotionCase> promotions(
            Caller caller,
            @RequestParam(required = false) @Nullable CaseState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        String after = Cursor.read(cursor);
        Scope scope = access.scope(caller, Operation.LIST_PROMOTIONS);
        LocalDate today = LocalDate.now(clock);
        List<PromotionCase> found = scope.everyone()
                ? store.all(state, after, caller.id().toString(), today, most + 1)
                : store.of(scope.members(), state, after, today, most + 1);
        Page<PromotionCase> page = Page.of(found, most, one -> one.id().toString());
        ReadLog.ratingsRead(
                caller, page.items().stream().map(PromotionCase::engineerId).toList(), PromotionsView.NAME);
        return page;
    }
}
