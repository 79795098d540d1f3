package dev.assay.command.reference;

import dev.assay.command.store.Store;
import dev.assay.command.store.Table;
import dev.assay.events.AssayEvent;
import dev.assay.events.EventJson;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.FrameworkEvent.Rung;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.RosterEvent.DepartureCorrected;
import dev.assay.events.RosterEvent.DetailsChanged;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.EngineerRehired;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps the reference tables, in the events' own transaction and after their rows: the event store tells its
/// subscribers when it has appended.
@Component
class ReferenceKeeper {

    private final Store store;

    ReferenceKeeper(Store store, EventStore eventStore) {
        this.store = store;
        eventStore.subscribe(this::keep);
    }

    private void keep(List<? extends EventMessage<?>> messages) {
        Rows rows = new Rows(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        for (EventMessage<?> message : messages) {
            if (message instanceof DomainEventMessage<?> stored && stored.getPayload() instanceof AssayEvent event) {
                keep(event, stored.getSequenceNumber(), rows);
            }
        }
        store.insert(Table.MANAGER, rows.managers);
        store.insert(Table.ROLE, rows.roles);
        store.insert(Table.DEPARTURE, rows.departures);
        store.insert(Table.EMAIL, rows.emails);
        // Whoever joins has no reports yet, so only a change can close a circle.
        rows.reassigned.forEach(
                (engineerId, since) -> store.change("SELECT require_reporting_tree(?, ?)", engineerId, since));
    }

    /// @param reassigned who reports to somebody else, and from when on
    private record Rows(
            List<@Nullable Object[]> managers,
            List<@Nullable Object[]> roles,
            List<@Nullable Object[]> departures,
            List<@Nullable Object[]> emails,
            Map<UUID, LocalDate> reassigned) {

        void manager(UUID engineerId, long version, @Nullable UUID managerId, LocalDate on) {
            managers.add(new @Nullable Object[] {engineerId, version, managerId, on});
        }

        void departure(UUID engineerId, long version, LocalDate on, boolean left) {
            departures.add(new @Nullable Object[] {engineerId, version, on, left});
        }

        void role(UUID engineerId, long version, String roleId, LocalDate on) {
            roles.add(new @Nullable Object[] {engineerId, version, roleId, on});
        }
    }

    private void keep(AssayEvent event, long version, Rows rows) {
        switch (event) {
            case EngineerRegistered registered -> {
                rows.manager(registered.engineerId(), version, registered.managerId(), registered.effectiveOn());
                rows.role(registered.engineerId(), version, registered.roleId(), registered.effectiveOn());
                rows.emails.add(new @Nullable Object[] {registered.engineerId(), EmailKey.of(registered.email())});
            }
            case ManagerAssigned assigned -> {
                rows.manager(assigned.engineerId(), version, assigned.managerId(), assigned.effectiveOn());
                rows.reassigned.put(assigned.engineerId(), assigned.effectiveOn());
            }
            case RoleChanged changed ->
                rows.role(changed.engineerId(), version, changed.toRoleId(), changed.effectiveOn());
            case EngineerDeparted departed ->
                rows.departure(departed.engineerId(), version, departed.effectiveOn(), true);
            case DepartureCorrected corrected -> corrected(corrected, version, rows);
            case EngineerRehired rehired -> {
                rows.manager(rehired.engineerId(), version, rehired.managerId(), rehired.effectiveOn());
                rows.role(rehired.engineerId(), version, rehired.roleId(), rehired.effectiveOn());
                rows.departure(rehired.engineerId(), version, rehired.effectiveOn(), false);
                rows.reassigned.put(rehired.engineerId(), rehired.effectiveOn());
            }
            case DetailsChanged changed -> store.change("""
                    INSERT INTO reference_email VALUES (?, ?)
                    ON CONFLICT (engineer_id) DO UPDATE SET email_key = excluded.email_key
                    """, changed.engineerId(), EmailKey.of(changed.email()));
            case PromotionVoided voided ->
                store.change(
                        "DELETE FROM reference_role WHERE engineer_id = ? AND role_id = ? AND effective_on = ?",
                        voided.engineerId(),
                        voided.targetRoleId(),
                        voided.promotedOn());
            case PromotionApproved approved ->
                rows.role(approved.engineerId(), version, approved.targetRoleId(), approved.effectiveOn());
            case FrameworkEvent framework -> keep(framework);
            default -> {}
        }
    }

    private void corrected(DepartureCorrected corrected, long version, Rows rows) {
        if (corrected.correctedTo() != null) {
            rows.departure(corrected.engineerId(), version, corrected.correctedTo(), true);
        }
        store.change(
                "DELETE FROM reference_departure WHERE engineer_id = ? AND effective_on = ?",
                corrected.engineerId(),
                corrected.departedOn());
    }

    private void keep(FrameworkEvent event) {
        switch (event) {
            case RoleVersionDrafted drafted -> drafted(drafted);
            case RoleVersionPublished published -> published(published);
            case LadderDefined ladder -> ladder(ladder);
            case AlertPolicySet policy -> policy(policy);
        }
    }

    /// A version without a rubric of its own carries the earlier version's over.
    private void drafted(RoleVersionDrafted drafted) {
        store.change("""
                INSERT INTO reference_title VALUES (?, ?, ?, ?)
                ON CONFLICT (role_id, kind) DO UPDATE SET version = excluded.version, title = excluded.title
                """, drafted.roleId(), drafted.kind(), drafted.version(), drafted.title());
        if (drafted.rubric() != null) {
            store.change(
                    "INSERT INTO reference_rubric VALUES (?, ?, ?, ?::jsonb, NULL)",
                    drafted.roleId(),
                    drafted.version(),
                    drafted.contentHash(),
                    EventJson.mapper().writeValueAsString(drafted.rubric().cells()));
        } else {
            store.change("""
                    INSERT INTO reference_rubric
                    SELECT role_id, ?, rubric_hash, cells, NULL FROM reference_rubric
                    WHERE role_id = ? AND version < ? ORDER BY version DESC LIMIT 1
                    """, drafted.version(), drafted.roleId(), drafted.version());
        }
    }

    private void published(RoleVersionPublished published) {
        store.change(
                "UPDATE reference_rubric SET published_from = ?, rubric_hash = ? WHERE role_id = ? AND version = ?",
                published.effectiveOn(),
                published.rubricHash(),
                published.roleId(),
                published.version());
    }

    private void ladder(LadderDefined ladder) {
        store.change("DELETE FROM reference_next_role WHERE track_id = ?", ladder.trackId());
        store.change("DELETE FROM reference_rung WHERE track_id = ?", ladder.trackId());
        for (Rung rung : ladder.rungs()) {
            store.change("INSERT INTO reference_rung VALUES (?, ?)", ladder.trackId(), rung.roleId());
        }
        for (NextRole edge : ladder.nextRoles()) {
            store.change(
                    "INSERT INTO reference_next_role VALUES (?, ?, ?)",
                    ladder.trackId(),
                    edge.fromRoleId(),
                    edge.toRoleId());
        }
        store.change("SELECT require_ladders_without_circle(?)", ladder.trackId());
    }

    private void policy(AlertPolicySet policy) {
        store.change(
                "INSERT INTO reference_alert_policy VALUES (?, ?::jsonb, ?, ?)",
                policy.version(),
                EventJson.mapper().writeValueAsString(policy.terms()),
                policy.decisionWithinDays(),
                policy.effectiveOn());
    }
}
