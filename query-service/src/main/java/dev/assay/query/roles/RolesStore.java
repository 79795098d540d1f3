package dev.assay.query.roles;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.assay.events.Envelope;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.history.StoredEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the documents of roles, ladders and policies by their `_id`s.
@Component
class RolesStore {

    private final LiveViews views;

    RolesStore(LiveViews views) {
        this.views = views;
    }

    /// A role's versions, the latest first; empty for a role that nobody imported.
    List<RoleVersion> versions(String roleId) {
        Document role = find(RolesView.roleId(roleId));
        return role == null ? List.of() : RoleVersion.of(role);
    }

    Optional<Envelope> content(String roleId, int version) {
        return event(find(RolesView.contentId(roleId, version)), RolesView.CONTENT);
    }

    Optional<Envelope> ladder(String trackId) {
        return event(find(RolesView.ladderId(trackId)), RolesView.DEFINED);
    }

    /// All policies that somebody set, in no particular order.
    List<Envelope> policies() {
        Document policies = find(RolesView.POLICY_ID);
        return policies == null ? List.of() : StoredEvents.allOf(policies.get(RolesView.POLICIES, Document.class));
    }

    /// The ids of roles, or of tracks, after one of them.
    List<String> ids(String prefix, @Nullable String after) {
        List<String> ids = new ArrayList<>();
        documents()
                .find(Filters.and(
                        Filters.gt("_id", prefix + (after == null ? "" : after)),
                        Filters.lt("_id", prefix + Character.MAX_VALUE)))
                .projection(new Document("_id", 1))
                .sort(Sorts.ascending("_id"))
                .forEach(found -> ids.add(found.getString("_id").substring(prefix.length())));
        return ids;
    }

    private static Optional<Envelope> event(@Nullable Document document, String field) {
        return Optional.ofNullable(document)
                .map(found -> found.get(field, Binary.class))
                .map(stored -> StoredEvents.fromBinary(stored).open());
    }

    private @Nullable Document find(String id) {
        return documents().find(Filters.eq(id)).first();
    }

    private MongoCollection<Document> documents() {
        return views.collection(RolesView.NAME);
    }
}
