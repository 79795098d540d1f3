package dev.assay.command.framework;

import dev.assay.command.framework.LadderCommand.DefineLadder;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.LadderDefined;
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

/// Runs [Ladder] on the stream `ladders/{trackId}`.
@Aggregate(type = "ladder")
@Revision("1")
class LadderAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private Ladder state = Ladder.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(DefineLadder command) {
        Ladder.decide(command, state).forEach(AggregateLifecycle::apply);
        return AggregateLifecycle.getVersion();
    }

    @EventSourcingHandler
    void on(FrameworkEvent event) {
        if (event instanceof LadderDefined defined) {
            stream = Streams.ladder(defined.trackId());
        }
        state = Ladder.evolve(state, event);
    }
}
