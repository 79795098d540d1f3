package dev.assay.command.reference;

import dev.assay.events.AssayEvent;
import dev.assay.events.EventJson;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the reference tables, in the events' own transaction and after their rows: the event store tells its
/// subscribers when it has appended.
@Component
class ReferenceKeeper {

    private final JdbcClient jdbc;

    ReferenceKeeper(JdbcClient jdbc, EventStore eventStore) {
        this.jdbc = jdbc;
        eventStore.subscribe(this::keep);
    }

    private void keep(List<? extends EventMessage<?>> messages) {
        for (EventMessage<?> message : messages) {
            if (message instanceof DomainEventMessage<?> stored && stored.getPayload() instanceof AssayEvent event) {
                keep(event, stored.getSequenceNumber());
            }
        }
    }

    private void keep(AssayEvent event, long version) {
        switch (event) {
            case EngineerRegistered registered -> {
                manager(registered.engineerId(), version, registered.managerId(), registered.effectiveOn());
                role(registered.engineerId(), version, registered.roleId(), registered.effectiveOn());
            }
            case ManagerAssigned assigned ->
                manager(assigned.engineerId(), version, assigned.managerId(), assigned.effectiveOn());
            case RoleChanged changed -> role(changed.engineerId(), version, changed.toRoleId(), changed.effectiveOn());
            case PromotionApproved approved ->
                role(approved.engineerId(), version, approved.targetRoleId(), approved.effectiveOn());
            case FrameworkEvent framework -> keep(framework);
            default -> {}
        }
    }

    private void keep(FrameworkEvent event) {
        switch (event) {
            case RoleVersionDrafted drafted -> drafted(drafted);
            case RoleVersionPublished published -> published(published);
            case LadderDefined ladder -> ladder(ladder);
            case AlertPolicySet policy -> policy(policy);
        }
    }

    private void manager(UUID engineerId, long version, @Nullable UUID managerId, LocalDate on) {
        jdbc.sql("INSERT INTO reference_manager VALUES (?, ?, ?, ?)")
                .param(engineerId)
                .param(version)
                .param(managerId)
                .param(on)
                .update();
    }

    private void role(UUID engineerId, long version, String roleId, LocalDate on) {
        jdbc.sql("INSERT INTO reference_role VALUES (?, ?, ?, ?)")
                .params(engineerId, version, roleId, on)
                .update();
    }

    /// A version without a rubric of its own carries the earlier version's over.
    private void drafted(RoleVersionDrafted drafted) {
        jdbc.sql("""
                        INSERT INTO reference_title VALUES (?, ?, ?, ?)
                        ON CONFLICT (role_id, kind) DO UPDATE SET version = excluded.version, title = excluded.title
                        """)
                .params(drafted.roleId(), drafted.kind(), drafted.version(), drafted.title())
                .update();
        if (drafted.rubric() != null) {
            jdbc.sql("INSERT INTO reference_rubric VALUES (?, ?, ?, ?::jsonb, NULL)")
                    .params(
                            drafted.roleId(),
                            drafted.version(),
                            drafted.contentHash(),
                            EventJson.mapper()
                                    .writeValueAsString(drafted.rubric().cells()))
                    .update();
        } else {
            jdbc.sql("""
                            INSERT INTO reference_rubric
                            SELECT role_id, ?, rubric_hash, cells, NULL FROM reference_rubric
                            WHERE role_id = ? AND version < ? ORDER BY version DESC LIMIT 1
                            """)
                    .params(drafted.version(), drafted.roleId(), drafted.version())
                    .update();
        }
    }

    private void published(RoleVersionPublished published) {
        jdbc.sql("UPDATE reference_rubric SET published_from = ?, rubric_hash = ? WHERE role_id = ? AND version = ?")
                .params(published.effectiveOn(), published.rubricHash(), published.roleId(), published.version())
                .update();
    }

    private void ladder(LadderDefined ladder) {
        jdbc.sql("DELETE FROM reference_next_role WHERE track_id = ?")
                .param(ladder.trackId())
                .update();
        for (NextRole edge : ladder.nextRoles()) {
            jdbc.sql("INSERT INTO reference_next_role VALUES (?, ?, ?)")
                    .params(ladder.trackId(), edge.fromRoleId(), edge.toRoleId())
                    .update();
        }
    }

    private void policy(AlertPolicySet policy) {
        jdbc.sql("INSERT INTO reference_alert_policy VALUES (?, ?::jsonb, ?, ?)")
                .params(
                        policy.version(),
                        EventJson.mapper().writeValueAsString(policy.terms()),
                        policy.decisionWithinDays(),
                        policy.effectiveOn())
                .update();
    }
}
