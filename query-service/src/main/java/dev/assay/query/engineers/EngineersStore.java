package dev.assay.query.engineers;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.assay.query.feed.LiveViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the documents of engineers, single ones and those along a reporting line by their `_id`s.
@Component
class EngineersStore {

    private static final int BATCH = 200;

    private final LiveViews views;

    EngineersStore(LiveViews views) {
        this.views = views;
    }

    Optional<Engineer> engineer(String id, LocalDate day) {
        return Optional.ofNullable(documents().find(Filters.eq(id)).first()).map(found -> Engineer.of(found, day));
    }

    /// Who reports to a manager on a day, in the order of ids.
    ///
    /// @param transitive also those who report to the reports
    SortedSet<String> reportsOf(String manager, LocalDate day, boolean transitive) {
        SortedSet<String> all = new TreeSet<>();
        Collection<String> managers = List.of(manager);
        while (!managers.isEmpty()) {
            List<String> found = directReports(managers, day).stream()
                    .filter(id -> !id.equals(manager) && all.add(id))
                    .toList();
            managers = transitive ? found : List.of();
        }
        return all;
    }

    /// Those of the given engineers that fit, in the order of ids.
    List<Engineer> among(
            SortedSet<String> ids, @Nullable String after, LocalDate day, Predicate<Engineer> fits, int most) {
        List<String> left = ids.stream()
                .filter(id -> after == null || id.compareTo(after) > 0)
                .toList();
        List<Engineer> found = new ArrayList<>();
        for (int start = 0; start < left.size() && found.size() < most; start += BATCH) {
            List<String> batch = left.subList(start, Math.min(start + BATCH, left.size()));
            read(Filters.in("_id", batch), day, fits, most, found);
        }
        return found;
    }

    /// Those of all engineers that fit, in the order of ids.
    List<Engineer> all(@Nullable String after, LocalDate day, Predicate<Engineer> fits, int most) {
        List<Engineer> found = new ArrayList<>();
        Bson engineers = Filters.and(
                Filters.gt("_id", after == null ? "" : after), Filters.lt("_id", EngineersView.AFTER_ENGINEERS));
        read(engineers, day, fits, most, found);
        return found;
    }

    private void read(Bson filter, LocalDate day, Predicate<Engineer> fits, int most, List<Engineer> found) {
        try (var cursor = documents()
                .find(filter)
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .iterator()) {
            while (found.size() < most && cursor.hasNext()) {
                Engineer engineer = Engineer.of(cursor.next(), day);
                if (fits.test(engineer)) {
                    found.add(engineer);
                }
            }
        }
    }

    private List<String> directReports(Collection<String> managers, LocalDate day) {
        List<String> documentIds =
                managers.stream().map(EngineersView::managerId).toList();
        SortedSet<String> everReported = new TreeSet<>();
        documents()
                .find(Filters.in("_id", documentIds))
                .forEach(found -> everReported.addAll(
                        found.get(EngineersView.REPORTS, Document.class).keySet()));
        Collection<String> wanted = managers.stream().collect(Collectors.toUnmodifiableSet());
        return among(everReported, null, day, engineer -> reportsTo(engineer, wanted), Integer.MAX_VALUE).stream()
                .map(engineer -> engineer.id().toString())
                .toList();
    }

    private static boolean reportsTo(Engineer engineer, Collection<String> managers) {
        return engineer.managerId() != null
                && managers.contains(engineer.managerId().toString());
    }

    private MongoCollection<Document> documents() {
        return views.collection(EngineersView.NAME);
    }
}
