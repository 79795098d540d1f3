package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// What the alert policy must know: one document an engineer with the events about roles, ratings, cases and alerts,
/// one a ladder, one that names the ladders, and one with the policies. Every event that matters sets the day of
/// the next check to the far past.
@Component
class WatchView implements View {

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public List<Bson> indexes() {
        return List.of(new Document(CHECK_ON, 1), new Document(FRAMEWORK, 1));
    }

    @Override
    public List<Write> project(Envelope envelope) {
        return switch (envelope.event()) {
            case EngineerEvent event -> engineer(event, envelope);
            case LadderDefined ladder ->
                List.of(
                        Write.state(envelope.stream(), envelope.version(), ladder(ladder)),
                        Write.fact(LADDERS, Map.of(STREAMS + "." + key(envelope.stream()), envelope.stream())));
            case AlertPolicySet policy -> state(envelope, policy(policy));
            case RoleVersionDrafted _, RoleVersionPublished _ -> List.of();
        };
    }

    private static List<Write> state(Envelope envelope, Map<String, Object> set) {
        return List.of(Write.state(envelope.stream(), envelope.version(), set));
    }

    /// A name that may stand in a path, whatever the stream's name holds.
    private static String key(String stream) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(stream.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Write> engineer(EngineerEvent event, Envelope envelope) {
        if (!WatchedEvents.matters(event)) {
            return List.of();
        }
        Map<String, Object> set = new HashMap<>(rubric(event));
        set.put(EVENTS + "." + WatchedEvents.key(event, envelope.version()), WatchedEvents.write(envelope));
        set.put(CHECK_ON, AT_ONCE);
        return state(envelope, set);
    }

    private static Map<String, Object> rubric(EngineerEvent event) {
        return switch (event) {
            case EngineerRated it -> rubric(it.ratingId(), it.judgement());
            case RatingRevised it -> rubric(it.ratingId(), it.judgement());
            case RatingCorrected it -> rubric(it.ratingId(), it.judgement());
            case EngineerEvent _ -> Map.of();
        };
    }

    private static Map<String, Object> rubric(UUID ratingId, Judgement judgement) {
        return Map.of(
                RATINGS + "." + ratingId, Map.of(ROLE, judgement.roleId(), RUBRIC_VERSION, judgement.rubricVersion()));
    }

    private static Map<String, Object> ladder(LadderDefined ladder) {
        return Map.of(
                NEXT_ROLES,
                ladder.nextRoles().stream()
                        .map(edge -> Map.of(FROM, edge.fromRoleId(), TO, edge.toRoleId()))
                        .toList());
    }

    private static Map<String, Object> policy(AlertPolicySet policy) {
        return Map.of(
                POLICIES + "." + policy.version(),
                Map.of(
                        FROM,
                        policy.effectiveOn().toString(),
                        DECISION_WITHIN_DAYS,
                        policy.decisionWithinDays(),
                        TERMS,
                        policy.terms().stream()
                                .map(term -> Map.of(
                                        URGENCY, term.urgency(),
                                        WITHIN_DAYS, term.proposalWithinDays(),
                                        SEVERITY, term.severity(),
                                        ESCALATE_AFTER_DAYS, term.escalateAfterDays()))
                                .toList()));
    }
}
