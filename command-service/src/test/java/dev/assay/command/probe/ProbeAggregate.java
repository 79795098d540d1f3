package dev.assay.command.probe;

import dev.assay.command.Rejected;
import dev.assay.events.FrameworkEvent.LadderDefined;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A ladder that anybody may rename, as long as the new name is another one than any before the last.
@Aggregate(type = "probe")
class ProbeAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private String name = "";

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Long handle(ProbeCommand command) {
        if (command.name().startsWith("refuse")) {
            throw new Rejected("probe.refused", "The probe refuses this name.");
        }
        if (!command.name().equals(name)) {
            AggregateLifecycle.apply(new LadderDefined(
                    command.stream().substring("ladders/".length()),
                    command.name(),
                    List.of(),
                    List.of(),
                    command.by().today()));
        }
        return AggregateLifecycle.getVersion();
    }

    @EventSourcingHandler
    void on(LadderDefined event) {
        stream = "ladders/" + event.trackId();
        name = event.name();
    }
}
