package dev.assay.faults.load;

import dev.assay.faults.check.Attempt;
import dev.assay.faults.check.Attempt.Outcome;
import dev.assay.faults.check.Read;
import dev.assay.faults.stack.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends commands one after the other to any instance, reads its own writes from any other, and records both.
final class Client {

    private static final Duration ANSWER = Duration.ofSeconds(6);
    private static final Duration RETRY = Duration.ofSeconds(25);
    private static final Duration BACKOFF = Duration.ofMillis(300);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Stack stack;
    private final Http http;
    private final Recorder recorder;
    private final Actor reader;
    private final boolean patient;
    private final Random random;
    private final BooleanSupplier goesOn;
    private final Map<UUID, Long> known = new HashMap<>();

    /// @param reader as whom it reads
    /// @param patient whether it sends a command again, under its key, until it knows what became of it
    Client(
            String name,
            Stack stack,
            Http http,
            Recorder recorder,
            Actor reader,
            boolean patient,
            Random random,
            BooleanSupplier goesOn) {
        this.name = name;
        this.stack = stack;
        this.http = http;
        this.recorder = recorder;
        this.reader = reader;
        this.patient = patient;
        this.random = random;
        this.goesOn = goesOn;
    }

    /// @return what was acknowledged
    Optional<Attempt> send(Request request) {
        long deadline = System.nanoTime() + RETRY.toNanos();
        while (true) {
            Attempt attempt = attempt(request);
            recorder.add(attempt);
            if (attempt.outcome() == Outcome.ACKNOWLEDGED) {
                known.merge(request.engineer(), attempt.version(), Math::max);
                return Optional.of(attempt);
            }
            boolean undecided = attempt.outcome() == Outcome.UNKNOWN || attempt.status() == 409;
            if (!patient || !undecided || System.nanoTime() > deadline || !goesOn.getAsBoolean()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(BACKOFF.toNanos());
        }
    }

    /// Reads an engineer at the version that this client knows to be there.
    void read(UUID engineer) {
        Long asked = known.get(engineer);
        if (asked == null) {
            return;
        }
        long start = System.nanoTime();
        URI uri = any(stack.queryUris()).resolve("/api/engineers/" + engineer + "?minVersion=" + asked);
        Optional<Http.Answer> answer = http.get(uri, reader.token(), ANSWER);
        recorder.count("read", answer.map(Http.Answer::status).orElse(0));
        answer.filter(Http.Answer::ok).ifPresent(found -> {
            long seen = JSON.readTree(found.body()).required("version").asLong();
            known.merge(engineer, seen, Math::max);
            recorder.add(new Read(name, engineer.toString(), asked, seen, start));
        });
    }

    private Attempt attempt(Request request) {
        long start = System.nanoTime();
        URI uri = any(stack.commandUris()).resolve(request.path());
        Optional<Http.Answer> answer = http.post(uri, request.actor().token(), request.key(), request.body(), ANSWER);
        int status = answer.map(Http.Answer::status).orElse(0);
        JsonNode body = answer.filter(Http.Answer::ok)
                .map(it -> JSON.readTree(it.body()))
                .orElseGet(JSON::createObjectNode);
        return new Attempt(
                request.actor().id(),
                request.key(),
                request.mark(),
                request.engineer().toString(),
                start,
                System.nanoTime(),
                outcome(status),
                status,
                body.has("id") ? body.required("id").asString() : null,
                body.path("version").asLong(-1));
    }

    private static Outcome outcome(int status) {
        if (status == 0 || status >= 500) {
            return Outcome.UNKNOWN;
        }
        return status < 300 ? Outcome.ACKNOWLEDGED : Outcome.REFUSED;
    }

    private <T> T any(List<T> instances) {
        return instances.get(random.nextInt(instances.size()));
    }
}
