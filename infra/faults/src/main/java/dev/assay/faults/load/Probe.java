package dev.assay.faults.load;

import dev.assay.events.EventTopic;
import dev.assay.faults.stack.Stack;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.utils.Utils;
import tools.jackson.databind.json.JsonMapper;

/// Asks whether all is well: a command about one engineer in each partition, at all instances, must be readable at all
/// instances within a second of its answer.
public final class Probe implements AutoCloseable {

    private static final Duration LAG = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Stack stack;
    private final Http http;
    private final Organisation organisation;
    private final List<UUID> engineers;
    private final ExecutorService threads = Executors.newFixedThreadPool(EventTopic.PARTITIONS);
    private int round;

    /// Registers its engineers.
    public Probe(Stack stack, Http http, Organisation organisation, Random random) {
        this.stack = stack;
        this.http = http;
        this.organisation = organisation;
        var byPartition = new TreeMap<Integer, UUID>();
        while (byPartition.size() < EventTopic.PARTITIONS) {
            UUID id = Actor.id(random);
            byPartition.putIfAbsent(partition(id), id);
        }
        this.engineers = List.copyOf(byPartition.values());
        engineers.forEach(organisation::registered);
    }

    /// Asks again and again.
    ///
    /// @return how long it took until all was well; empty if it took longer than the patience
    public Optional<Duration> awaitWell(Duration patience) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < patience.toNanos()) {
            if (isWell()) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - start));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return Optional.empty();
    }

    private boolean isWell() {
        round++;
        List<Future<Boolean>> answers = engineers.stream()
                .map(engineer -> threads.submit(() -> isWell(engineer)))
                .toList();
        boolean well = true;
        for (Future<Boolean> answer : answers) {
            try {
                well &= answer.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return well;
    }

    private boolean isWell(UUID engineer) {
        int turn = engineers.indexOf(engineer);
        URI command =
                stack.commandUris().get((turn + round) % stack.commandUris().size());
        Optional<Http.Answer> done = http.post(
                command.resolve("/api/engineers/" + engineer + "/evidence"),
                organisation.founder().token(),
                "probe-" + turn + "-" + round,
                """
                {"side":"INDIVIDUAL","kind":"PEER","summary":"All is well.","effectiveOn":"%s"}""".formatted(organisation.today().minusDays(1)),
                ANSWER);
        if (done.filter(Http.Answer::ok).isEmpty()) {
            return false;
        }
        long answered = System.nanoTime();
        long version = JSON.readTree(done.get().body()).required("version").asLong();
        return stack.queryUris().stream()
                .allMatch(query -> http.get(
                                        query.resolve("/api/engineers/" + engineer + "?minVersion=" + version),
                                        organisation.founder().token(),
                                        ANSWER)
                                .filter(Http.Answer::ok)
                                .isPresent()
                        && System.nanoTime() - answered < LAG.toNanos());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static int partition(UUID engineer) {
        return Utils.toPositive(Utils.murmur2(engineer.toString().getBytes(StandardCharsets.UTF_8)))
                % EventTopic.PARTITIONS;
    }
}
