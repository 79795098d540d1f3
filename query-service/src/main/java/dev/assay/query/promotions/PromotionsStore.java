package dev.assay.query.promotions;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.assay.query.feed.LiveViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads promotion cases in the order of their ids, which is the order of the proposals.
@Component
class PromotionsStore {

    private static final int BATCH = 500;

    private static final Comparator<PromotionCase> BY_ID =
            Comparator.comparing(promotion -> promotion.id().toString());

    private final LiveViews views;

    PromotionsStore(LiveViews views) {
        this.views = views;
    }

    /// @param except the engineer whose cases are left out
    List<PromotionCase> all(
            @Nullable CaseState state, @Nullable String after, String except, LocalDate today, int most) {
        return read(filter(state, after, Filters.ne(PromotionsView.ENGINEER, except)), today, most);
    }

    /// The cases of some engineers, so many engineers at a time.
    List<PromotionCase> of(
            Collection<String> engineers,
            @Nullable CaseState state,
            @Nullable String after,
            LocalDate today,
            int most) {
        List<String> all = List.copyOf(engineers);
        List<PromotionCase> found = new ArrayList<>();
        for (int start = 0; start < all.size(); start += BATCH) {
            List<String> some = all.subList(start, Math.min(start + BATCH, all.size()));
            found.addAll(read(filter(state, after, Filters.in(PromotionsView.ENGINEER, some)), today, most));
        }
        return found.stream().sorted(BY_ID).limit(most).toList();
    }

    private static Bson filter(@Nullable CaseState state, @Nullable String after, Bson engineers) {
        Bson beyond = Filters.and(engineers, Filters.gt("_id", after == null ? "" : after));
        return state == null ? beyond : Filters.and(Filters.eq(PromotionsView.STATE, state.name()), beyond);
    }

    private List<PromotionCase> read(Bson filter, LocalDate today, int most) {
        return views.collection(PromotionsView.NAME)
                .find(filter)
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .map(document -> PromotionCase.of(document, today))
                .into(new ArrayList<>());
    }
}
