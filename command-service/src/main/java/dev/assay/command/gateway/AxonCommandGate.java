package dev.assay.command.gateway;

import dev.assay.command.Command;
import dev.assay.command.Rejected;
import dev.assay.command.Unknown;
import dev.assay.command.access.Caller;
import dev.assay.command.ledger.EventOrigin;
import dev.assay.command.store.AlreadyAnswered;
import dev.assay.events.Streams;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends commands over Axon's command bus, which handles them in this thread.
@Component
class AxonCommandGate implements CommandGate {

    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(2);

    private final CommandBus commandBus;
    private final Answers answers;
    private final JsonMapper mapper;
    private final CommandTimes times;

    AxonCommandGate(CommandBus commandBus, Answers answers, JsonMapper mapper, CommandTimes times) {
        this.commandBus = commandBus;
        this.answers = answers;
        this.mapper = mapper;
        this.times = times;
    }

    @Override
    public ResponseEntity<byte[]> accept(Caller caller, Command command, String id) {
        return answerVersion(caller, command, null, version -> new Outcome(id, version));
    }

    @Override
    public ResponseEntity<byte[]> create(Caller caller, Command command, String id, URI location) {
        return answerVersion(caller, command, location, version -> new Outcome(id, version));
    }

    @Override
    public ResponseEntity<byte[]> send(
            Caller caller, Command command, @Nullable URI location, LongFunction<Object> body) {
        return answerVersion(caller, command, location, body);
    }

    @Override
    public <R> ResponseEntity<byte[]> send(
            Caller caller, Command command, Class<R> result, Function<R, Answer> answer) {
        return execute(caller, command, value -> answer.apply(result.cast(Objects.requireNonNull(value))));
    }

    private ResponseEntity<byte[]> answerVersion(
            Caller caller, Command command, @Nullable URI location, LongFunction<Object> body) {
        return execute(
                caller, command, version -> new Answer(location, body.apply(version instanceof Long n ? n : -1)));
    }

    private ResponseEntity<byte[]> execute(Caller caller, Command command, Function<@Nullable Object, Answer> answer) {
        long started = System.nanoTime();
        try {
            ResponseEntity<byte[]> response = answer(caller, command, answer);
            times.record(command, System.nanoTime() - started, null);
            return response;
        } catch (RuntimeException e) {
            times.record(command, System.nanoTime() - started, e);
            throw e;
        }
    }

    private ResponseEntity<byte[]> answer(Caller caller, Command command, Function<@Nullable Object, Answer> answer) {
        boolean reloaded = false;
        for (int attempt = 1; ; attempt++) {
            PendingAnswer pending = new PendingAnswer(caller, reloaded, answer, mapper);
            Throwable failure = dispatch(command, pending);
            switch (failure) {
                case null -> {
                    return pending.get().toResponse();
                }
                case AlreadyAnswered answered -> {
                    return answers.find(caller, Objects.requireNonNull(caller.idempotencyKey()))
                            .orElseThrow(() -> new LostRace(answered))
                            .toResponse();
                }
                case ConcurrencyException lost -> backOff(attempt, lost);
                case AggregateStreamCreationException lost -> backOff(attempt, lost);
                // The cached aggregate may be behind what another instance wrote. The failure removed it from the
                // cache, so the second decision is made on the stored events.
                case Unconfirmed unconfirmed -> reloaded = onceMore(reloaded, unconfirmed);
                case Rejected refused -> reloaded = onceMore(reloaded, refused);
                case Unknown unknown -> reloaded = onceMore(reloaded, unknown);
                case AggregateNotFoundException missing -> throw unknownStream(command);
                case RuntimeException other -> throw other;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    private @Nullable Throwable dispatch(Command command, PendingAnswer pending) {
        Map<String, Object> metaData = new HashMap<>();
        metaData.put(PendingAnswer.KEY, pending);
        if (pending.caller.correlationId() != null) {
            metaData.put(EventOrigin.CORRELATION, pending.caller.correlationId().toString());
        }
        if (pending.caller.causationId() != null) {
            metaData.put(EventOrigin.CAUSATION, pending.caller.causationId().toString());
        }
        Failure failure = new Failure();
        commandBus.dispatch(new GenericCommandMessage<>(command, metaData), (message, result) -> failure.note(result));
        return failure.cause;
    }

    private static boolean onceMore(boolean reloaded, RuntimeException refusal) {
        if (reloaded) {
            throw refusal;
        }
        return true;
    }

    private static void backOff(int attempt, RuntimeException lost) {
        if (attempt == ATTEMPTS) {
            throw new LostRace(lost);
        }
        long nanos = FIRST_BACKOFF.toNanos() << (attempt - 1);
        LockSupport.parkNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos));
    }

    private static Unknown unknownStream(Command command) {
        String stream = command.stream();
        int slash = stream.indexOf('/');
        String kind = stream.equals(Streams.ALERT_POLICY)
                ? "alert-policy"
                : slash < 0 ? "engineer" : stream.substring(0, slash - 1);
        return new Unknown(kind + ".unknown", "There is no such " + kind + ".");
    }

    private record Outcome(String id, long version) {}

    private static final class Failure {
        private @Nullable Throwable cause;

        void note(CommandResultMessage<?> result) {
            cause = result.isExceptional() ? result.exceptionResult() : null;
        }
    }
}
