package dev.assay.command.framework;

import dev.assay.command.framework.RoleCommand.DraftRoleVersion;
import dev.assay.command.framework.RoleCommand.PublishRoleVersion;
import dev.assay.command.framework.RoleFramework.Imported;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.Streams;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Runs [RoleFramework] on the stream `roles/{roleId}`.
@Aggregate(type = "role-framework")
@Revision("1")
class RoleFrameworkAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private RoleFramework state = RoleFramework.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Imported handle(DraftRoleVersion command) {
        decide(command);
        return Objects.requireNonNull(state.latest(command.part().kind()), "drafted just now or before");
    }

    /// Created if missing, so that the decider can say which role is unknown.
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(PublishRoleVersion command) {
        decide(command);
        return AggregateLifecycle.getVersion();
    }

    private void decide(RoleCommand command) {
        RoleFramework.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(FrameworkEvent event) {
        if (event instanceof RoleVersionDrafted drafted) {
            stream = Streams.role(drafted.roleId());
        }
        state = RoleFramework.evolve(state, event);
    }
}
