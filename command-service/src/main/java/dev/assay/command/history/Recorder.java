package dev.assay.command.history;

import dev.assay.command.By;
import dev.assay.command.engineer.Engineer;
import dev.assay.command.history.Decided.NewEvent;
import dev.assay.command.ledger.EventOrigin;
import dev.assay.events.Streams;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.stereotype.Component;

/// Stores the events of a chunk by Axon's event store in one transaction, so that all who hang on it see them as they
/// see those of single commands.
@Component
class Recorder {

    private final EventStore eventStore;
    private final TransactionManager transactions;
    private final Cache aggregateCache;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Recorder(
            EventStore eventStore,
            TransactionManager transactions,
            Cache aggregateCache,
            Supplier<UUID> ids,
            Clock clock) {
        this.eventStore = eventStore;
        this.transactions = transactions;
        this.aggregateCache = aggregateCache;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param importer the acting user of every event
    /// @param correlationId of every event
    /// @param afterEvents what else the transaction writes; after the events, because the ledger orders by a
    ///     transaction's first write
    /// @throws org.axonframework.modelling.command.ConcurrencyException if one of the streams has gone on meanwhile
    void record(Decided decided, By importer, UUID correlationId, Runnable afterEvents) {
        List<EventMessage<?>> messages = messages(decided.events(), importer, correlationId);
        DefaultUnitOfWork<Message<?>> work = DefaultUnitOfWork.startAndGet(null);
        work.attachTransaction(transactions);
        ResultMessage<?> result = work.executeWithResult(() -> {
            eventStore.publish(messages);
            work.onPrepareCommit(committing -> afterEvents.run());
            return null;
        });
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(result.exceptionResult());
        }
        decided.changed().keySet().forEach(id -> aggregateCache.remove(Streams.engineer(id)));
    }

    private List<EventMessage<?>> messages(List<NewEvent> events, By importer, UUID correlationId) {
        Instant now = clock.instant();
        List<EventMessage<?>> messages = new ArrayList<>(events.size());
        MetaData origin = MetaData.emptyInstance();
        int row = -1;
        for (NewEvent it : events) {
            if (it.row() != row) {
                row = it.row();
                origin = MetaData.from(EventOrigin.of(importer.actorId(), ids.get(), correlationId));
            }
            messages.add(new GenericDomainEventMessage<>(
                    Engineer.STREAM_TYPE,
                    Streams.engineer(it.event().engineerId()),
                    it.version(),
                    it.event(),
                    origin,
                    ids.get().toString(),
                    now));
        }
        return messages;
    }
}
