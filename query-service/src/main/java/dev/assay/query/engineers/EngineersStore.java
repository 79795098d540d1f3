package dev.assay.query.engineers;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.assay.query.feed.LiveViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the documents of engineers by their `_id`s.
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

    private MongoCollection<Document> documents() {
        return views.collection(EngineersView.NAME);
    }
}
