package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import dev.assay.events.Streams;
import dev.assay.query.feed.ById;
import dev.assay.query.feed.LiveViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Reads the watch, and notes what was looked at.
@Component
class WatchStore {

    private final LiveViews views;
    private final ById filters;

    WatchStore(LiveViews views, ById filters) {
        this.views = views;
        this.filters = filters;
    }

    Framework framework(LocalDate today) {
        String first = Streams.ladder("");
        List<Document> ladders = collection()
                .find(Filters.and(Filters.gte("_id", first), Filters.lt("_id", first + Character.MAX_VALUE)))
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
        Document policies = collection().find(Filters.eq(Streams.ALERT_POLICY)).first();
        return Framework.of(ladders, Optional.ofNullable(policies), today);
    }

    /// Empty for what is not an engineer.
    Optional<Watched> engineer(String id) {
        Document document = collection().find(Filters.eq(id)).first();
        return document != null && document.containsKey(CHECK_ON)
                ? Optional.of(Watched.of(document))
                : Optional.empty();
    }

    /// Engineers whose day of the next check has come.
    List<String> due(LocalDate today, int limit) {
        return ids(Filters.lte(CHECK_ON, today.toString()), limit);
    }

    /// Engineers who were last looked at by other ladders or another policy.
    List<String> checkedByOtherThan(String framework, int limit) {
        return ids(Filters.and(Filters.exists(CHECK_ON), Filters.ne(FRAMEWORK, framework)), limit);
    }

    /// Has no effect if something happened to the engineer since. (On the embedded server it may: whoever was touched
    // is
    /// looked at by id anyway, and its documents are made anew at every start.)
    void checked(Watched engineer, Optional<LocalDate> nextCheckOn, String framework) {
        collection()
                .updateOne(
                        filters.filter(engineer.engineerId(), "version", engineer.version()),
                        Updates.combine(
                                Updates.set(
                                        CHECK_ON,
                                        nextCheckOn.map(LocalDate::toString).orElse(NEVER)),
                                Updates.set(FRAMEWORK, framework)));
    }

    /// Marks the engineer to be looked at again at once.
    void due(Watched engineer) {
        collection().updateOne(Filters.eq(engineer.engineerId()), Updates.set(CHECK_ON, AT_ONCE));
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
