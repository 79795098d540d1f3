package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.assay.events.Streams;
import dev.assay.query.feed.LiveViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Reads the watch, and notes what was looked at.
@Component
class WatchStore {

    private final LiveViews views;

    WatchStore(LiveViews views) {
        this.views = views;
    }

    Framework framework(LocalDate today) {
        Document named = collection().find(Filters.eq(LADDERS)).first();
        List<Object> ids = new ArrayList<>(
                named == null ? List.of() : named.get(STREAMS, Document.class).values());
        ids.add(Streams.ALERT_POLICY);
        Map<String, Document> found = new TreeMap<>();
        collection().find(Filters.in("_id", ids)).forEach(document -> found.put(document.getString("_id"), document));
        Optional<Document> policies = Optional.ofNullable(found.remove(Streams.ALERT_POLICY));
        return Framework.of(List.copyOf(found.values()), policies, today);
    }

    /// Those of the ids that are engineers.
    List<WatchedEngineer> engineers(Collection<String> ids) {
        List<WatchedEngineer> engineers = new ArrayList<>();
        for (Document document : collection().find(Filters.in("_id", ids))) {
            if (document.containsKey(CHECK_ON)) {
                engineers.add(WatchedEngineer.of(document));
            }
        }
        return engineers;
    }

    /// Engineers whose day of the next check has come.
    List<String> due(LocalDate today, int limit) {
        return ids(Filters.lte(CHECK_ON, today.toString()), limit);
    }

    /// Engineers who were last looked at by other ladders or another policy.
    List<String> checkedByOtherThan(String framework, int limit) {
        return ids(Filters.and(Filters.exists(CHECK_ON), Filters.ne(FRAMEWORK, framework)), limit);
    }

    /// Has no effect on those to whom something happened since.
    ///
    /// @param nextCheckOn by engineer; empty if nothing will be due until something happens
    void checked(Map<WatchedEngineer, Optional<LocalDate>> nextCheckOn, String framework) {
        List<WriteModel<Document>> models = new ArrayList<>();
        nextCheckOn.forEach((engineer, next) -> models.add(new UpdateOneModel<>(
                Filters.and(Filters.eq(engineer.engineerId()), Filters.eq("version", engineer.version())),
                Updates.combine(
                        Updates.set(CHECK_ON, next.map(LocalDate::toString).orElse(NEVER)),
                        Updates.set(FRAMEWORK, framework)))));
        if (!models.isEmpty()) {
            collection().bulkWrite(models, new BulkWriteOptions().ordered(false));
        }
    }

    /// Marks the engineers to be looked at again at once.
    void due(Collection<String> engineers) {
        if (!engineers.isEmpty()) {
            collection().updateMany(Filters.in("_id", engineers), Updates.set(CHECK_ON, AT_ONCE));
        }
    }

    private List<String> ids(Bson filter, int limit) {
        FindIterable<Document> found =
                collection().find(filter).projection(Projections.include("_id")).limit(limit);
        List<String> ids = new ArrayList<>();
        found.forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    private MongoCollection<Document> collection() {
        return views.collection(NAME);
    }
}
