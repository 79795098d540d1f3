package dev.assay.query.alerts;

import static dev.assay.query.alerts.AlertFields.*;

import dev.assay.domain.AlertState;
import dev.assay.domain.Severity;
import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.PromotionEvent;
import dev.assay.events.RatingEvent;
import dev.assay.events.RosterEvent;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// One document an alert; beside them one a rubric version, for the dampeners that an alert shows, and a few that name
/// the alerts that are not resolved, so that the list of these does not grow with those of the past.
@Component
class AlertsView implements View {

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public List<Bson> indexes() {
        return List.of(
                new Document(ORDER, 1),
                new Document(STATE, 1).append(ORDER, 1),
                new Document(ENGINEER, 1).append(ORDER, 1));
    }

    @Override
    public List<Write> project(Envelope envelope) {
        return switch (envelope.event()) {
            case AlertEvent event -> alert(event, envelope);
            case FrameworkEvent event -> rubric(event);
            case RosterEvent _, EvidenceEvent _, RatingEvent _, PromotionEvent _ -> List.of();
        };
    }

    private static List<Write> alert(AlertEvent event, Envelope envelope) {
        Map<String, Object> set = new HashMap<>();
        if (event instanceof PromotionOverdueRaised raised) {
            set.putAll(raised(raised));
        }
        set.put(STATE, AlertState.after(event).name());
        set.put(HISTORY + "." + envelope.version(), AlertHistory.act(envelope));
        String id = event.alertId().toString();
        Write alert = Write.state(id, envelope.version(), set);
        return switch (event) {
            case PromotionOverdueRaised _ ->
                List.of(alert, unresolved(id, envelope.version(), Objects.requireNonNull(set.get(ORDER))));
            case AlertResolved _ -> List.of(alert, unresolved(id, envelope.version(), Write.GONE));
            case AlertAcknowledged _, AlertSnoozed _, AlertTakenUp _, AlertClockRestarted _, AlertEscalated _ ->
                List.of(alert);
        };
    }

    /// One that is named here and yet resolved would only be looked at in vain: its own document tells.
    private static Write unresolved(String alertId, long version, Object order) {
        return Write.beside(alertId, version, unresolvedId(alertId), Map.of(alertId, order));
    }

    private static Map<String, Object> raised(PromotionOverdueRaised it) {
        Map<String, Object> set = new HashMap<>();
        set.put(ENGINEER, it.engineerId().toString());
        set.put(TARGET, it.targetRoleId());
        set.put(SEVERITY, it.severity());
        set.put(CELL, it.cell());
        set.put(SIDE, it.signalSide());
        set.put(SIGNAL, it.signal());
        set.put(CAUSE, it.causeRatingId().toString());
        set.put(RATING, it.ratingId().toString());
        set.put(RAISED_ON, it.effectiveOn().toString());
        set.put(POLICY, it.policyVersion());
        set.put(ORDER, rank(Severity.valueOf(it.severity())) + "/" + it.clockStartedOn() + "/" + it.alertId());
        return set;
    }

    private static List<Write> rubric(FrameworkEvent event) {
        return switch (event) {
            case RoleVersionDrafted it
            when it.rubric() != null -> {
                Map<String, Object> cells = new HashMap<>();
                for (Cell cell : it.rubric().cells()) {
                    cells.put(
                            cell.level() + "/" + cell.band(),
                            Map.of(
                                    "INDIVIDUAL", cell.individual().dampeners(),
                                    "BUSINESS_IMPACT", cell.businessImpact().dampeners()));
                }
                yield List.of(Write.fact(rubricId(it.roleId(), it.version()), Map.of(DAMPENERS, cells)));
            }
            case RoleVersionDrafted _, RoleVersionPublished _, LadderDefined _, AlertPolicySet _ -> List.of();
        };
    }
}
