package dev.assay.query.engineers;

import dev.assay.events.AlertEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RatingEvent;
import dev.assay.events.RosterEvent;
import dev.assay.events.RosterEvent.DepartureCorrected;
import dev.assay.events.RosterEvent.DetailsChanged;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.EngineerRehired;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import dev.assay.events.RosterEvent.RosterChangeReviewed;
import dev.assay.query.access.Departures;
import dev.assay.query.access.ReportingLines;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One document per engineer, and one per manager that names everybody who ever was to report to them, so that both
/// ways along a reporting line go by `_id`.
///
/// What holds from a day on is kept as entries by stream version: what holds today is computed when somebody
/// asks. Every event of an engineer raises the document's version, on which callers wait who want to read their
/// own writes.
@Component
class EngineersView implements View {

    static final String NAME = ReportingLines.ENGINEERS;

    static final String PERSON_NAME = "name";
    static final String EMAIL = "email";
    static final String ROLES = "roles";

    /// Promotions among the roles that never took effect.
    static final String VOID = "void";
    static final String ROLE = "roleId";
    static final String MANAGERS = ReportingLines.MANAGERS;
    static final String MANAGER = ReportingLines.MANAGER;
    static final String DEPARTURES = Departures.DEPARTURES;
    static final String FROM = ReportingLines.FROM;

    /// Above every id of an engineer and below the other documents of the collection.
    static final String AFTER_ENGINEERS = "g";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Write> project(Envelope envelope) {
        if (!(envelope.event() instanceof EngineerEvent event)) {
            return List.of();
        }
        List<Write> writes = new ArrayList<>();
        writes.add(Write.state(event.engineerId().toString(), envelope.version(), facts(event, envelope.version())));
        UUID manager = managerIn(event);
        if (manager != null) {
            writes.add(Write.entry(
                    ReportingLines.managerDocument(manager.toString()),
                    envelope.version(),
                    Map.of(ReportingLines.REPORTS + "." + event.engineerId(), true)));
        }
        return writes;
    }

    private static Map<String, Object> facts(EngineerEvent event, long version) {
        return switch (event) {
            case EngineerRegistered registered -> {
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put(PERSON_NAME, registered.name());
                facts.put(EMAIL, registered.email());
                facts.putAll(dated(ROLES, version, ROLE, registered.roleId(), registered.effectiveOn()));
                facts.putAll(dated(MANAGERS, version, MANAGER, registered.managerId(), registered.effectiveOn()));
                yield facts;
            }
            case ManagerAssigned assigned ->
                dated(MANAGERS, version, MANAGER, assigned.managerId(), assigned.effectiveOn());
            case RoleChanged changed -> dated(ROLES, version, ROLE, changed.toRoleId(), changed.effectiveOn());
            case EngineerDeparted departed ->
                Map.of(DEPARTURES + "." + version, departed.effectiveOn().toString());
            case DepartureCorrected corrected ->
                Map.of(
                        Departures.DEPARTURES + "." + version,
                        corrected.correctedTo() == null
                                ? Departures.TAKEN_BACK
                                : corrected.correctedTo().toString());
            case EngineerRehired rehired -> {
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.putAll(dated(ROLES, version, ROLE, rehired.roleId(), rehired.effectiveOn()));
                facts.putAll(dated(MANAGERS, version, MANAGER, rehired.managerId(), rehired.effectiveOn()));
                facts.put(
                        Departures.REHIRES + "." + version,
                        rehired.effectiveOn().toString());
                yield facts;
            }
            case DetailsChanged changed -> Map.of(PERSON_NAME, changed.name(), EMAIL, changed.email());
            case RosterChangeRequested requested -> Map.of();
            case RosterChangeReviewed reviewed -> Map.of();
            case PromotionVoided voided ->
                voided.promotedOn() == null
                        ? Map.of()
                        : dated(VOID, version, ROLE, voided.targetRoleId(), voided.promotedOn());
            case PromotionReopened reopened -> Map.of();
            case PromotionApproved approved ->
                dated(ROLES, version, ROLE, approved.targetRoleId(), approved.effectiveOn());
            case PromotionProposed proposed -> Map.of();
            case PromotionDeclined declined -> Map.of();
            case PromotionWithdrawn withdrawn -> Map.of();
            case EvidenceEvent evidence -> Map.of();
            case RatingEvent rating -> Map.of();
            case AlertEvent alert -> Map.of();
        };
    }

    private static Map<String, Object> dated(
            String history, long version, String field, @Nullable Object value, LocalDate from) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(field, value == null ? null : value.toString());
        entry.put(FROM, from.toString());
        return Map.of(history + "." + version, entry);
    }

    private static @Nullable UUID managerIn(EngineerEvent event) {
        return event instanceof RosterEvent roster
                ? switch (roster) {
                    case EngineerRegistered registered -> registered.managerId();
                    case ManagerAssigned assigned -> assigned.managerId();
                    case RoleChanged changed -> null;
                    case EngineerRehired rehired -> rehired.managerId();
                    case EngineerDeparted departed -> null;
                    case DepartureCorrected corrected -> null;
                    case DetailsChanged changed -> null;
                    case RosterChangeRequested requested -> null;
                    case RosterChangeReviewed reviewed -> null;
                }
                : null;
    }
}
