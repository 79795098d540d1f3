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
import java.util.function.BiPredicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the documents of roles, ladders and policies by their `_id`s.
@Component
class RolesStore {

    private static final int BATCH = 100;

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

    /// Hands over the roles after one of them, in the order of their ids.
    ///
    /// @param reader returns false when it wants no more
    void roles(@Nullable String after, BiPredicate<String, List<RoleVersion>> reader) {
        String prefix = RolesView.ROLE_PREFIX;
        try (var cursor = documents()
                .find(after(prefix, after))
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .iterator()) {
            boolean more = true;
            while (more && cursor.hasNext()) {
                Document role = cursor.next();
                more = reader.test(role.getString("_id").substring(prefix.length()), RoleVersion.of(role));
            }
        }
    }

    /// Ladders after one of a track, in the order of their tracks.
    List<Envelope> ladders(@Nullable String after, int most) {
        List<Envelope> ladders = new ArrayList<>();
        documents()
                .find(after(RolesView.LADDER_PREFIX, after))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .forEach(found -> event(found, RolesView.DEFINED).ifPresent(ladders::add));
        return ladders;
    }

    private static Bson after(String prefix, @Nullable String last) {
        return Filters.and(
                Filters.gt("_id", prefix + (last == null ? "" : last)),
                Filters.lt("_id", prefix + Character.MAX_VALUE));
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
