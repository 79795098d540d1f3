package dev.assay.bench.peers;

import dev.assay.bench.facts.Rated;
import java.util.Objects;
import java.util.UUID;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.pattern.StatusReply;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.jspecify.annotations.Nullable;

/// One engineer's ratings as Pekko persists them: the command becomes an event, and is answered once that is stored.
final class RatedEngineer extends EventSourcedBehavior<RatedEngineer.Command, Rated, RatedEngineer.State> {

    sealed interface Command {}

    record Rate(Rated rated, ActorRef<StatusReply<Done>> replyTo) implements Command, RatedEngineers.Message {}

    /// Comes after all commands that were sent before it.
    record Stop() implements Command {}

    /// @param ratingId the rating that holds; absent before the first
    record State(@Nullable UUID ratingId) {}

    RatedEngineer(UUID engineerId) {
        super(persistenceId(engineerId));
    }

    static PersistenceId persistenceId(UUID engineerId) {
        return PersistenceId.of("engineer", engineerId.toString());
    }

    @Override
    public State emptyState() {
        return new State(null);
    }

    @Override
    public CommandHandler<Command, Rated, State> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Rate.class, (state, command) -> {
                    if (!Objects.equals(command.rated.revises(), state.ratingId)) {
                        return Effect().reply(command.replyTo, StatusReply.error("revises another rating"));
                    }
                    return Effect().persist(command.rated).thenReply(command.replyTo, stored -> StatusReply.ack());
                })
                .onCommand(Stop.class, command -> Effect().stop())
                .build();
    }

    @Override
    public EventHandler<State, Rated> eventHandler() {
        return newEventHandlerBuilder()
                .forAnyState()
                .onEvent(Rated.class, (state, rated) -> new State(rated.ratingId()))
                .build();
    }
}
