package dev.assay.query.access;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.query.feed.LiveViews;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Which engineers have a promotion case that waits for its decision, read from the promotion watch.
///
/// Its documents hold `cases.{case id}` with a field `state`, `OPEN` while undecided.
@Component
class OpenCases {

    private static final String WATCH = "watch";

    private final LiveViews views;

    OpenCases(LiveViews views) {
        this.views = views;
    }

    boolean isOpenFor(String engineerId) {
        Document document = views.collection(WATCH)
                .find(Filters.eq(engineerId))
                .projection(Projections.include("cases"))
                .first();
        Document cases = document == null ? null : document.get("cases", Document.class);
        return cases != null
                && cases.values().stream()
                        .anyMatch(one -> one instanceof Document open && "OPEN".equals(open.getString("state")));
    }
}
