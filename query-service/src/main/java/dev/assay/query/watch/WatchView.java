package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.PromotionEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RatingEvent;
import dev.assay.events.RosterEvent;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the alert policy must know: one document an engineer with the facts of roles, ratings, cases and alerts,
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
        return 3;
    }

    @Override
    public List<Bson> indexes() {
        return List.of(new Document(CHECK_ON, 1), new Document(FRAMEWORK, 1));
    }

    @Override
    public List<Write> project(Envelope envelope) {
        return switch (envelope.event()) {
            case EngineerEvent event -> state(envelope, engineer(event, envelope.version()));
            case LadderDefined ladder ->
                List.of(
                        Write.state(envelope.stream(), envelope.version(), ladder(ladder)),
                        Write.fact(LADDERS, Map.of(STREAMS + "." + key(envelope.stream()), envelope.stream())));
            case AlertPolicySet policy -> state(envelope, policy(policy));
            case RoleVersionDrafted _, RoleVersionPublished _ -> List.of();
        };
    }

    private static List<Write> state(Envelope envelope, Map<String, Object> set) {
        return set.isEmpty() ? List.of() : List.of(Write.state(envelope.stream(), envelope.version(), set));
    }

    /// A name that may stand in a path, whatever the stream's name holds.
    private static String key(String stream) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(stream.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> engineer(EngineerEvent event, long version) {
        Map<String, Object> facts =
                switch (event) {
                    case RosterEvent roster -> roster(roster, version);
                    case RatingEvent rating -> RatingFacts.of(rating, version);
                    case PromotionEvent promotion -> promotion(promotion, version);
                    case AlertEvent alert -> alert(alert);
                    case EvidenceEvent _ -> Map.of();
                };
        if (facts.isEmpty()) {
            return facts;
        }
        Map<String, Object> set = new HashMap<>(facts);
        set.put(CHECK_ON, AT_ONCE);
        return set;
    }

    private static Map<String, Object> roster(RosterEvent event, long version) {
        return switch (event) {
            case EngineerRegistered it -> role(version, it.roleId(), it.effectiveOn(), false);
            case RoleChanged it -> role(version, it.toRoleId(), it.effectiveOn(), false);
            case EngineerDeparted it -> Map.of(DEPARTED_ON, it.effectiveOn().toString());
            case ManagerAssigned _ -> Map.of();
        };
    }

    private static Map<String, Object> role(long version, String roleId, LocalDate from, boolean promoted) {
        return Map.of(ROLES + "." + version, Map.of(ROLE, roleId, FROM, from.toString(), PROMOTED, promoted));
    }

    private static Map<String, Object> promotion(PromotionEvent event, long version) {
        String path = CASES + "." + event.caseId();
        return switch (event) {
            case PromotionProposed it ->
                Map.of(
                        path,
                        Map.of(
                                STATE,
                                OPEN,
                                ROLE,
                                it.fromRoleId(),
                                TARGET,
                                it.targetRoleId(),
                                PROPOSED_ON,
                                it.effectiveOn().toString(),
                                DECISION_DUE_ON,
                                it.decisionDueOn().toString()));
            case PromotionWithdrawn it -> ended(path, "WITHDRAWN", it.effectiveOn(), it.effectiveOn());
            case PromotionDeclined it -> ended(path, "DECLINED", it.effectiveOn(), it.reviewOn());
            case PromotionApproved it -> {
                Map<String, Object> set = new HashMap<>(role(version, it.targetRoleId(), it.effectiveOn(), true));
                set.putAll(ended(path, "APPROVED", it.effectiveOn(), null));
                yield set;
            }
        };
    }

    private static Map<String, Object> ended(
            String path, String how, LocalDate on, @Nullable LocalDate clockRestartsOn) {
        Map<String, Object> set = new HashMap<>();
        set.put(path + "." + STATE, how);
        set.put(path + "." + ENDED_ON, on.toString());
        set.put(path + "." + RESTARTS_ON, text(clockRestartsOn));
        return set;
    }

    private static Map<String, Object> alert(AlertEvent event) {
        UUID id = event.alertId();
        Map<String, Object> set = new HashMap<>();
        switch (event) {
            case PromotionOverdueRaised it -> {
                set.put(at(id, ROLE), it.roleId());
                set.put(at(id, TARGET), it.targetRoleId());
                set.put(at(id, URGENCY), it.urgency());
                set.put(at(id, CLOCK_STARTED_ON), it.clockStartedOn().toString());
                set.put(at(id, DUE_ON), it.dueOn().toString());
                set.put(at(id, ESCALATE_ON), it.escalateOn().toString());
                set.put(at(id, STEP), 1);
                set.put(at(id, RESOLVED), false);
            }
            case AlertAcknowledged _ -> set.put(at(id, SNOOZED_UNTIL), null);
            case AlertSnoozed it -> set.put(at(id, SNOOZED_UNTIL), it.until().toString());
            case AlertTakenUp it -> {
                set.put(at(id, ESCALATE_ON), it.escalateOn().toString());
                set.put(at(id, SNOOZED_UNTIL), null);
            }
            case AlertClockRestarted it -> {
                set.put(at(id, CLOCK_STARTED_ON), it.clockRestartsOn().toString());
                set.put(at(id, DUE_ON), it.dueOn().toString());
                set.put(at(id, ESCALATE_ON), it.escalateOn().toString());
                set.put(at(id, STEP), 1);
                set.put(at(id, SNOOZED_UNTIL), null);
            }
            case AlertEscalated it -> {
                set.put(at(id, STEP), it.step());
                set.put(at(id, ESCALATE_ON), text(it.escalateOn()));
                set.put(at(id, SNOOZED_UNTIL), null);
            }
            case AlertResolved _ -> set.put(at(id, RESOLVED), true);
        }
        return set;
    }

    private static String at(UUID alertId, String field) {
        return ALERTS + "." + alertId + "." + field;
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
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
