package dev.assay.command.framework;

import dev.assay.command.framework.AlertPolicyCommand.SetAlertPolicy;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.Streams;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Runs [AlertTerms] on the stream `alert-policy`.
@Aggregate(type = "alert-policy")
@Revision("1")
class AlertPolicyAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private AlertTerms state = AlertTerms.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(SetAlertPolicy command) {
        AlertTerms.decide(command, state).forEach(AggregateLifecycle::apply);
        return AggregateLifecycle.getVersion();
    }

    @EventSourcingHandler
    void on(FrameworkEvent event) {
        stream = Streams.ALERT_POLICY;
        state = AlertTerms.evolve(state, event);
    }
}
