package dev.assay.command.engineer;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.command.engineer.AlertCommand.AcknowledgeAlert;
import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.command.engineer.AlertCommand.SnoozeAlert;
import dev.assay.command.engineer.EvidenceCommand.RecordEvidence;
import dev.assay.command.engineer.EvidenceCommand.WithdrawEvidence;
import dev.assay.command.engineer.PromotionCommand.ApprovePromotion;
import dev.assay.command.engineer.PromotionCommand.DeclinePromotion;
import dev.assay.command.engineer.PromotionCommand.ProposePromotion;
import dev.assay.command.engineer.PromotionCommand.WithdrawPromotion;
import dev.assay.command.engineer.RatingCommand.CorrectRating;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.command.engineer.RatingCommand.ReviseRating;
import dev.assay.command.engineer.RatingCommand.ShareRating;
import dev.assay.command.engineer.RosterCommand.AssignManager;
import dev.assay.command.engineer.RosterCommand.ChangeDetails;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.command.engineer.RosterCommand.CorrectDeparture;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.command.engineer.RosterCommand.RehireEngineer;
import dev.assay.command.engineer.RosterCommand.ReviewRosterChange;
import dev.assay.command.ledger.EventOrigin;
import dev.assay.events.EngineerEvent;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import dev.assay.events.Streams;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Ties [Engineer] to Axon. Every handler answers the version of the stream after the command.
///
/// The revision changes with the shape of [Engineer]: older snapshots are then left aside.
@Aggregate(type = Engineer.STREAM_TYPE)
@Revision("4")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
class EngineerAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private Engineer state = Engineer.UNREGISTERED;

    EngineerAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RegisterEngineer command) {
        return decide(command);
    }

    @CommandHandler
    long handle(AssignManager command) {
        return decide(command);
    }

    @CommandHandler
    ChangedRoster handle(ChangeRole command) {
        return change(command, RosterReviews.Change.ROLE_CHANGE);
    }

    @CommandHandler
    ChangedRoster handle(CorrectDeparture command) {
        return change(command, RosterReviews.Change.DEPARTURE_CORRECTION);
    }

    @CommandHandler
    ChangedRoster handle(RehireEngineer command) {
        return change(command, RosterReviews.Change.REHIRE);
    }

    @CommandHandler
    long handle(ChangeDetails command) {
        return decide(command);
    }

    @CommandHandler
    long handle(ReviewRosterChange command) {
        return decide(command);
    }

    @CommandHandler
    long handle(RecordDeparture command) {
        return decide(command);
    }

    @CommandHandler
    long handle(RecordEvidence command) {
        return decide(command);
    }

    @CommandHandler
    long handle(WithdrawEvidence command) {
        return decide(command);
    }

    @CommandHandler
    long handle(RateEngineer command) {
        return decide(command);
    }

    @CommandHandler
    long handle(ReviewRating command) {
        return decide(command);
    }

    @CommandHandler
    long handle(ReviseRating command) {
        return decide(command);
    }

    @CommandHandler
    long handle(CorrectRating command) {
        return decide(command);
    }

    @CommandHandler
    long handle(RetractRating command) {
        return decide(command);
    }

    @CommandHandler
    long handle(ShareRating command) {
        return decide(command);
    }

    @CommandHandler
    long handle(ProposePromotion command) {
        return decide(command);
    }

    @CommandHandler
    long handle(WithdrawPromotion command) {
        return decide(command);
    }

    @CommandHandler
    long handle(ApprovePromotion command) {
        return decide(command);
    }

    @CommandHandler
    long handle(DeclinePromotion command) {
        return decide(command);
    }

    @CommandHandler
    RaisedAlert handle(RaisePromotionAlert command) {
        long version = decide(command);
        return new RaisedAlert(Alerts.claiming(command, state).alertId(), version);
    }

    @CommandHandler
    long handle(EscalateAlert command) {
        return decide(command);
    }

    @CommandHandler
    long handle(AcknowledgeAlert command) {
        return decide(command);
    }

    @CommandHandler
    long handle(SnoozeAlert command) {
        return decide(command);
    }

    @CommandHandler
    long handle(ResolveAlert command) {
        return decide(command);
    }

    @EventSourcingHandler
    void on(EngineerEvent event, MetaData metaData) {
        stream = Streams.engineer(event.engineerId());
        state = Engineer.evolve(state, event, EventOrigin.actor(metaData));
    }

    private ChangedRoster change(RosterCommand command, RosterReviews.Change kind) {
        List<EngineerEvent> events = Engineer.decide(command, state);
        events.forEach(AggregateLifecycle::apply);
        boolean holds = events.stream().anyMatch(event -> !(event instanceof RosterChangeRequested));
        UUID waiting = holds
                ? null
                : state.pendingChanges().stream()
                        .filter(request -> request.change().equals(kind.name()))
                        .map(RosterChangeRequested::changeId)
                        .findFirst()
                        .orElse(null);
        return new ChangedRoster(AggregateLifecycle.getVersion(), waiting);
    }

    private long decide(EngineerCommand command) {
        Engineer.decide(command, state).forEach(AggregateLifecycle::apply);
        return AggregateLifecycle.getVersion();
    }
}
