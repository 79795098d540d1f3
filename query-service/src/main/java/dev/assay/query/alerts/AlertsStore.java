package dev.assay.query.alerts;

import static dev.assay.query.alerts.AlertFields.*;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.query.access.ReportingLines;
import dev.assay.query.feed.LiveViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads alerts, the gravest and oldest first.
@Component
class AlertsStore {

    private static final int BATCH = 200;

    private final LiveViews views;

    AlertsStore(LiveViews views) {
        this.views = views;
    }

    /// @param after the `order` of the last alert of the previous page
    /// @param fits takes the id of the engineer concerned
    List<Document> alerts(
            @Nullable AlertState state,
            @Nullable Severity severity,
            @Nullable String after,
            LocalDate today,
            Predicate<String> fits,
            int most) {
        List<Document> found = new ArrayList<>();
        try (var cursor = views.collection(NAME)
                .find(filter(severity, after))
                .sort(new Document(ORDER, 1))
                .batchSize(BATCH)
                .iterator()) {
            while (found.size() < most && cursor.hasNext()) {
                Document alert = cursor.next();
                if (stands(alert, state, today) && fits.test(alert.getString(ENGINEER))) {
                    found.add(alert);
                }
            }
        }
        return found;
    }

    private static Bson filter(@Nullable Severity severity, @Nullable String after) {
        String first = severity == null ? "" : severity.rank() + "/";
        String end = severity == null ? "9" : severity.rank() + "0";
        String from = after == null || after.compareTo(first) < 0 ? first : after;
        return Filters.and(Filters.gt(ORDER, from), Filters.lt(ORDER, end));
    }

    private static boolean stands(Document alert, @Nullable AlertState state, LocalDate today) {
        AlertState now = Alert.stateOn(alert, today);
        return state == null ? now != AlertState.RESOLVED : now == state;
    }

    /// The alert with the engineer's name and the dampeners of the cell.
    Alert complete(Document alert, LocalDate today) {
        return Alert.of(alert, nameOf(alert.getString(ENGINEER)), dampenersOf(alert), today);
    }

    private @Nullable String nameOf(String engineerId) {
        Document engineer = views.collection(ReportingLines.ENGINEERS)
                .find(Filters.eq(engineerId))
                .projection(Projections.include("name"))
                .first();
        return engineer == null ? null : engineer.getString("name");
    }

    private Map<String, List<String>> dampenersOf(Document alert) {
        Document rating = views.collection(NAME)
                .find(Filters.eq(ratingId(alert.getString(RATING))))
                .first();
        Document rubric = rating == null
                ? null
                : views.collection(NAME)
                        .find(Filters.eq(rubricId(rating.getString(ROLE), rating.getInteger(RUBRIC_VERSION))))
                        .first();
        Document cells = rubric == null ? null : rubric.get(DAMPENERS, Document.class);
        Document sides = cells == null ? null : cells.get(alert.getString(CELL), Document.class);
        Map<String, List<String>> dampeners = new LinkedHashMap<>();
        if (sides != null) {
            sides.keySet().stream().sorted().forEach(side -> dampeners.put(side, sides.getList(side, String.class)));
        }
        return dampeners;
    }
}
