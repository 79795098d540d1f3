package dev.assay.command.gateway;

import dev.assay.command.Command;
import dev.assay.command.Rejected;
import dev.assay.command.Unknown;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How long commands take from the gate to their durable answer, by kind and outcome: `assay_command_seconds`.
@Component
class CommandTimes {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry metrics;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    CommandTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    enum Outcome {
        ACCEPTED,
        REFUSED,
        LOST_RACE,
        FAILED;

        /// As the label has it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Key(Class<? extends Command> command, Outcome outcome) {}

    /// @param failure absent if the command was accepted
    void record(Command command, long nanos, @Nullable RuntimeException failure) {
        timers.computeIfAbsent(new Key(command.getClass(), outcome(failure)), this::timer)
                .record(Duration.ofNanos(nanos));
    }

    private static Outcome outcome(@Nullable RuntimeException failure) {
        return switch (failure) {
            case null -> Outcome.ACCEPTED;
            case Rejected refused -> Outcome.REFUSED;
            case Unknown unknown -> Outcome.REFUSED;
            case LostRace lost -> Outcome.LOST_RACE;
            default -> Outcome.FAILED;
        };
    }

    private Timer timer(Key key) {
        return Timer.builder("assay.command")
                .description("From the gate to the durable answer")
                .tag("command", key.command.getSimpleName())
                .tag("outcome", key.outcome.word())
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
    }
}
