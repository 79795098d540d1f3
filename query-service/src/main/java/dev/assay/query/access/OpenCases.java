package dev.assay.query.access;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.query.feed.LiveViews;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Which engineers have a promotion case that waits for its decision, read from the view of promotion cases.
@Component
public class OpenCases {

    /// The view of promotion cases, whose documents this class reads.
    public static final String PROMOTIONS = "promotions";

    /// How a case stands: [#OPEN] while undecided.
    public static final String STATE = "state";

    public static final String OPEN = "OPEN";

    /// The id of the engineer concerned, as text.
    public static final String ENGINEER = "engineerId";

    private final LiveViews views;

    OpenCases(LiveViews views) {
        this.views = views;
    }

    boolean isOpenFor(String engineerId) {
        return views.collection(PROMOTIONS)
                        .find(Filters.and(Filters.eq(ENGINEER, engineerId), Filters.eq(STATE, OPEN)))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    /// The engineers of all open cases, in one query.
    Set<String> engineers() {
        Set<String> engineers = new TreeSet<>();
        views.collection(PROMOTIONS)
                .find(Filters.eq(STATE, OPEN))
                .projection(Projections.include(ENGINEER))
                .forEach(found -> engineers.add(found.getString(ENGINEER)));
        return engineers;
    }
}
