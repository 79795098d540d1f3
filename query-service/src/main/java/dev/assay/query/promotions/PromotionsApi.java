package dev.assay.query.promotions;

import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.Scope;
import dev.assay.query.request.Cursor;
import dev.assay.query.request.Page;
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

    /// @param state `OPEN`, `APPROVED`, `DECLINED` or `WITHDRAWN`; all if absent
    @GetMapping("/api/promotions")
    Page<PromotionCase> promotions(
            Caller caller,
            @RequestParam(required = false) @Nullable CaseState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        String after = Cursor.read(cursor);
        Scope scope = access.scope(caller, Operation.LIST_PROMOTIONS);
        List<PromotionCase> found = store.cases(state, after, LocalDate.now(clock), scope::includes, most + 1);
        return Page.of(found, most, one -> one.id().toString());
    }
}
