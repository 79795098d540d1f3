package dev.assay.query.promotions;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.assay.query.feed.LiveViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads promotion cases in the order of their ids, which is the order of the proposals.
@Component
class PromotionsStore {

    private static final int BATCH = 200;

    private final LiveViews views;

    PromotionsStore(LiveViews views) {
        this.views = views;
    }

    /// @param fits takes the id of the engineer concerned
    List<PromotionCase> cases(
            @Nullable CaseState state, @Nullable String after, LocalDate today, Predicate<String> fits, int most) {
        Bson beyond = Filters.gt("_id", after == null ? "" : after);
        Bson filter = state == null ? beyond : Filters.and(Filters.eq(PromotionsView.STATE, state.name()), beyond);
        List<PromotionCase> found = new ArrayList<>();
        try (var cursor = views.collection(PromotionsView.NAME)
                .find(filter)
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .iterator()) {
            while (found.size() < most && cursor.hasNext()) {
                Document document = cursor.next();
                if (fits.test(document.getString(PromotionsView.ENGINEER))) {
                    found.add(PromotionCase.of(document, today));
                }
            }
        }
        return found;
    }
}
