package dev.assay.query.roles;

import dev.assay.events.Envelope;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import dev.assay.query.history.StoredEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// One document per role that lists its versions, one per version with its content, one per ladder, and one with all
/// alert policies.
@Component
class RolesView implements View {

    static final String NAME = "roles";

    /// Of a role: what is known of its versions without their content, by version.
    static final String DRAFTED = "drafted";

    /// Of a role: the publications, by version. Of a version, a ladder or the policies: the events as they are stored.
    static final String PUBLISHED = "published";

    static final String CONTENT = "content";
    static final String DEFINED = "defined";
    static final String POLICIES = "policies";

    static final String ROLE_PREFIX = "role/";
    static final String LADDER_PREFIX = "ladder/";
    static final String POLICY_ID = "alert-policy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Write> project(Envelope envelope) {
        if (!(envelope.event() instanceof FrameworkEvent event)) {
            return List.of();
        }
        return switch (event) {
            case RoleVersionDrafted drafted ->
                List.of(
                        Write.fact(
                                roleId(drafted.roleId()),
                                Map.of(DRAFTED + "." + drafted.version(), outline(drafted, envelope))),
                        Write.fact(
                                contentId(drafted.roleId(), drafted.version()),
                                Map.of(CONTENT, StoredEvents.toBytes(envelope))));
            case RoleVersionPublished published ->
                List.of(Write.fact(
                        roleId(published.roleId()),
                        Map.of(PUBLISHED + "." + published.version(), StoredEvents.toBytes(envelope))));
            case LadderDefined defined ->
                List.of(Write.state(
                        ladderId(defined.trackId()),
                        envelope.version(),
                        Map.of(DEFINED, StoredEvents.toBytes(envelope))));
            case AlertPolicySet set ->
                List.of(Write.fact(POLICY_ID, Map.of(POLICIES + "." + set.version(), StoredEvents.toBytes(envelope))));
        };
    }

    static String roleId(String roleId) {
        return ROLE_PREFIX + roleId;
    }

    static String contentId(String roleId, int version) {
        return "content/" + roleId + "/" + version;
    }

    static String ladderId(String trackId) {
        return LADDER_PREFIX + trackId;
    }

    private static Map<String, Object> outline(RoleVersionDrafted drafted, Envelope envelope) {
        Map<String, Object> outline = new LinkedHashMap<>();
        outline.put("title", drafted.title());
        outline.put("kind", drafted.kind());
        outline.put("contentHash", drafted.contentHash());
        outline.put("hasArchetype", drafted.archetype() != null);
        outline.put("hasRubric", drafted.rubric() != null);
        outline.put("draftedAt", envelope.recordedAt().toString());
        return outline;
    }
}
