package dev.assay.command.gateway;

import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the answer into the command's own transaction, together with its events.
///
/// Axon appends the events in the first of the unit of work's prepare-commit handlers, which it registered while the
/// command was handled; ours is registered after that, and such handlers run in the order of their registration.
@Component
class AnswerRecorder {

    private static final String APPENDED = AnswerRecorder.class.getName() + ".appended";

    private final Answers answers;

    AnswerRecorder(Answers answers, CommandBus commandBus, EventStore eventStore) {
        this.answers = answers;
        commandBus.registerHandlerInterceptor(this::recordAnswer);
        eventStore.subscribe(AnswerRecorder::noteAppended);
    }

    private @Nullable Object recordAnswer(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        Object result = chain.proceed();
        if (unitOfWork.getMessage().getMetaData().get(PendingAnswer.KEY) instanceof PendingAnswer pending) {
            StoredAnswer answer = pending.decided(result);
            unitOfWork.onPrepareCommit(work -> {
                if (work.getResource(APPENDED) == null && !pending.reloaded) {
                    throw new Unconfirmed();
                }
                String key = pending.caller.idempotencyKey();
                if (key != null) {
                    answers.store(pending.caller, key, answer);
                }
            });
        }
        return result;
    }

    private static void noteAppended(List<? extends EventMessage<?>> events) {
        CurrentUnitOfWork.ifStarted(work -> work.root().resources().put(APPENDED, true));
    }
}
