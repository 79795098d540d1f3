package dev.assay.query.alerts;

import static dev.assay.query.alerts.AlertFields.*;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.domain.AlertState;
import dev.assay.domain.Severity;
import dev.assay.query.access.ReportingLines;
import dev.assay.query.feed.LiveViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads alerts, the gravest and oldest first.
@Component
class AlertsStore {

    private static final int BATCH = 200;

    private static final Comparator<Document> BY_ORDER = Comparator.comparing(alert -> alert.getString(ORDER));

    /// Some that are read are not wanted, since they stand otherwise.
    private static final int TIMES_WANTED = 2;

    /// The view of the promotion watch, whose documents hold `ratings.{rating id}` with `roleId` and `rubricVersion`.
    private static final String WATCH = "watch";

    private static final String WATCHED_RATINGS = "ratings";
    private static final String WATCHED_ROLE = "roleId";
    private static final String RUBRIC_VERSION = "rubricVersion";

    private final LiveViews views;
    private final UnresolvedAlerts unresolved;

    AlertsStore(LiveViews views, UnresolvedAlerts unresolved) {
        this.views = views;
        this.unresolved = unresolved;
    }

    /// The alerts of everybody but one.
    ///
    /// @param after the `order` of the last alert of the previous page
    /// @param except the engineer whose alerts are left out
    List<Document> all(
            @Nullable AlertState state,
            @Nullable Severity severity,
            @Nullable String after,
            String except,
            LocalDate today,
            int most) {
        Predicate<Document> wanted = alert -> stands(alert, state, today) && !except.equals(alert.getString(ENGINEER));
        return state == AlertState.RESOLVED
                ? read(Filters.and(within(severity, after), resolved(state)), wanted, most)
                : ofUnresolved(severity, after, wanted, most);
    }

    /// The alerts of some engineers, so many engineers at a time.
    List<Document> of(
            Collection<String> engineers,
            @Nullable AlertState state,
            @Nullable Severity severity,
            @Nullable String after,
            LocalDate today,
            int most) {
        List<String> all = List.copyOf(engineers);
        List<Document> found = new ArrayList<>();
        for (int start = 0; start < all.size(); start += BATCH) {
            List<String> some = all.subList(start, Math.min(start + BATCH, all.size()));
            Bson filter = Filters.and(Filters.in(ENGINEER, some), within(severity, after), resolved(state));
            found.addAll(read(filter, alert -> stands(alert, state, today), most));
        }
        return found.stream().sorted(BY_ORDER).limit(most).toList();
    }

    private List<Document> read(Bson filter, Predicate<Document> wanted, int most) {
        List<Document> found = new ArrayList<>();
        try (var cursor = alerts().find(filter)
                .sort(new Document(ORDER, 1))
                .batchSize(BATCH)
                .iterator()) {
            while (found.size() < most && cursor.hasNext()) {
                Document alert = cursor.next();
                if (wanted.test(alert)) {
                    found.add(alert);
                }
            }
        }
        return found;
    }

    private List<Document> ofUnresolved(
            @Nullable Severity severity, @Nullable String after, Predicate<Document> wanted, int most) {
        String first = from(severity, after);
        if (first.compareTo(until(severity)) >= 0) {
            return List.of();
        }
        Iterator<String> ids = unresolved
                .idsByOrder()
                .subMap(first, false, until(severity), false)
                .values()
                .iterator();
        int batch = Math.min(BATCH, TIMES_WANTED * most);
        List<Document> found = new ArrayList<>();
        while (ids.hasNext() && found.size() < most) {
            List<String> some = new ArrayList<>(batch);
            while (ids.hasNext() && some.size() < batch) {
                some.add(ids.next());
            }
            Map<String, Document> alerts = byId(alerts(), some);
            some.stream()
                    .map(alerts::get)
                    .filter(alert -> alert != null && wanted.test(alert))
                    .limit(most - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    private static Bson within(@Nullable Severity severity, @Nullable String after) {
        return Filters.and(Filters.gt(ORDER, from(severity, after)), Filters.lt(ORDER, until(severity)));
    }

    private static Bson resolved(@Nullable AlertState state) {
        String resolved = AlertState.RESOLVED.name();
        return state == AlertState.RESOLVED ? Filters.eq(STATE, resolved) : Filters.ne(STATE, resolved);
    }

    private static String from(@Nullable Severity severity, @Nullable String after) {
        String first = severity == null ? "" : rank(severity) + "/";
        return after == null || after.compareTo(first) < 0 ? first : after;
    }

    private static String until(@Nullable Severity severity) {
        return severity == null ? "9" : rank(severity) + "0";
    }

    private static boolean stands(Document alert, @Nullable AlertState state, LocalDate today) {
        AlertState now = AlertHistory.fold(alert).stateOn(today);
        return state == null ? now != AlertState.RESOLVED : now == state;
    }

    /// The alerts with the engineers' names and the dampeners of the cells, in three reads however many they are.
    List<Alert> complete(List<Document> alerts, LocalDate today) {
        Map<String, Document> engineers = byId(
                views.collection(ReportingLines.ENGINEERS),
                alerts.stream().map(alert -> alert.getString(ENGINEER)).toList());
        Map<String, String> rubricIds = rubrics(alerts);
        Map<String, Document> rubrics = byId(alerts(), Set.copyOf(rubricIds.values()));
        return alerts.stream()
                .map(alert -> {
                    Document engineer = engineers.get(alert.getString(ENGINEER));
                    Document rubric = rubrics.get(rubricIds.getOrDefault(alert.getString(RATING), ""));
                    return Alert.of(
                            alert,
                            engineer == null ? null : engineer.getString("name"),
                            dampeners(rubric, alert.getString(CELL)),
                            today);
                })
                .toList();
    }

    /// The rubric versions by the ids of the ratings that pin them.
    private Map<String, String> rubrics(List<Document> alerts) {
        Set<String> engineers =
                alerts.stream().map(alert -> alert.getString(ENGINEER)).collect(Collectors.toSet());
        Set<String> wanted =
                alerts.stream().map(alert -> alert.getString(RATING)).collect(Collectors.toSet());
        Map<String, String> rubrics = new HashMap<>();
        views.collection(WATCH)
                .find(Filters.in("_id", engineers))
                .projection(Projections.include(WATCHED_RATINGS))
                .forEach(engineer -> engineer.get(WATCHED_RATINGS, new Document())
                        .forEach((id, rating) -> {
                            if (wanted.contains(id)) {
                                Document pin = (Document) rating;
                                rubrics.put(id, rubricId(pin.getString(WATCHED_ROLE), pin.getInteger(RUBRIC_VERSION)));
                            }
                        }));
        return rubrics;
    }

    private static Map<String, List<String>> dampeners(@Nullable Document rubric, String cell) {
        Document cells = rubric == null ? null : rubric.get(DAMPENERS, Document.class);
        Document sides = cells == null ? null : cells.get(cell, Document.class);
        Map<String, List<String>> dampeners = new LinkedHashMap<>();
        if (sides != null) {
            sides.keySet().stream().sorted().forEach(side -> dampeners.put(side, sides.getList(side, String.class)));
        }
        return dampeners;
    }

    private static Map<String, Document> byId(MongoCollection<Document> collection, Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        collection.find(Filters.in("_id", ids)).forEach(document -> found.put(document.getString("_id"), document));
        return found;
    }

    private MongoCollection<Document> alerts() {
        return views.collection(NAME);
    }
}
