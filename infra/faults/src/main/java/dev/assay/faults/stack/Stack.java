package dev.assay.faults.stack;

import dev.assay.embedded.Link;
import dev.assay.embedded.Ports;
import dev.assay.embedded.PostgresServer;
import dev.assay.embedded.SigningKey;
import dev.assay.embedded.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Everything that runs: the servers, each behind a [Link], two instances of each service, and the issuer.
public final class Stack implements AutoCloseable {

    private static final int INSTANCES = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final UUID policy;
    private final TestIssuer issuer = TestIssuer.start();
    private final String signingKeys = SigningKey.random();
    private final Children children;
    private final Disk kafkaDisk;
    private final PostgresPart postgres;
    private final int postgresPort = Ports.free();
    private final int mongoPort = Ports.free();
    private final int kafkaPort = Ports.free();
    private final Link postgresLink = new Link("postgres", postgresPort);
    private final Link kafkaLink = new Link("kafka", kafkaPort);
    private final Link mongoLink = new Link("mongodb", mongoPort);
    private final JavaPart kafka;
    private final JavaPart mongo;
    private final List<JavaPart> commands = new ArrayList<>();
    private final List<JavaPart> queries = new ArrayList<>();
    private final List<URI> commandUris = new ArrayList<>();
    private final List<URI> queryUris = new ArrayList<>();
    private final Map<String, ShiftableClock> clocks = new LinkedHashMap<>();
    private volatile boolean closed;

    private Stack(Path root, Path work, UUID policy) {
        this.policy = policy;
        this.children = new Children(root, work, issuer.uri(), signingKeys);
        this.kafkaDisk = Disk.mount(work.resolve("kafka"));
        this.postgres = new PostgresPart(work.resolve("postgres"), postgresPort);
        this.kafka =
                new JavaPart("kafka", () -> children.kafka(kafkaDisk.folder().resolve("data"), kafkaPort, kafkaLink));
        this.mongo = new JavaPart("mongodb", () -> children.mongo(mongoPort));
        List<Integer> ports = new ArrayList<>();
        for (int number = 0; number < INSTANCES; number++) {
            int port = Ports.free();
            ports.add(port);
            String name = "command-" + number;
            ShiftableClock clock = clock(work, name);
            commandUris.add(URI.create("http://127.0.0.1:" + port));
            commands.add(new JavaPart(name, () -> children.command(name, port, clock, postgresLink, kafkaLink)));
        }
        for (int number = 0; number < INSTANCES; number++) {
            int port = Ports.free();
            int commandPort = ports.get(number);
            String name = "query-" + number;
            ShiftableClock clock = clock(work, name);
            queryUris.add(URI.create("http://127.0.0.1:" + port));
            queries.add(new JavaPart(
                    name, () -> children.query(name, port, clock, mongoLink, kafkaLink, commandPort, policy)));
        }
    }

    /// Returns when all services are ready.
    ///
    /// @param root the folder of the repository, whose services are packaged
    /// @param work for data and logs
    /// @param policy as whom the alert policy acts
    public static Stack start(Path root, Path work, UUID policy) {
        try {
            Files.createDirectories(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Stack stack = new Stack(root, work, policy);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        try {
            stack.mongo.start();
            stack.kafka.start();
            stack.postgres.start();
            stack.postgres.createDatabase(Children.DATABASE);
            // The first one makes the tables.
            stack.commands.getFirst().start();
            stack.queries.forEach(JavaPart::start);
            stack.awaitReady(List.of(stack.commandUris.getFirst()));
            stack.commands.forEach(JavaPart::start);
            Thread.ofPlatform().daemon().name("platform").start(stack::watch);
            stack.awaitReady(Stream.concat(stack.commandUris.stream(), stack.queryUris.stream())
                    .toList());
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    public TestIssuer issuer() {
        return issuer;
    }

    /// With which the records of the topic are signed.
    public String signingKeys() {
        return signingKeys;
    }

    public UUID policy() {
        return policy;
    }

    public List<URI> commandUris() {
        return commandUris;
    }

    public List<URI> queryUris() {
        return queryUris;
    }

    public List<Part> commands() {
        return List.copyOf(commands);
    }

    public List<Part> queries() {
        return List.copyOf(queries);
    }

    public List<Part> servers() {
        return List.of(postgres, kafka, mongo);
    }

    public Part kafka() {
        return kafka;
    }

    public Part mongo() {
        return mongo;
    }

    public List<Link> links() {
        return List.of(postgresLink, kafkaLink, mongoLink);
    }

    public Disk kafkaDisk() {
        return kafkaDisk;
    }

    /// The names of the services whose clocks can be set.
    public List<String> clocks() {
        return List.copyOf(clocks.keySet());
    }

    public void shiftClock(String service, Duration by) {
        clocks.computeIfPresent(service, (name, clock) -> {
            clock.shift(by);
            return clock;
        });
    }

    /// Past the link, for the harness itself.
    public String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s&ApplicationName=faults"
                .formatted(postgresPort, Children.DATABASE, PostgresServer.USER, PostgresServer.PASSWORD);
    }

    public String mongoUri() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    public static String database() {
        return Children.DATABASE;
    }

    /// Through the link: the broker names no other address.
    public String kafkaBootstrap() {
        return "127.0.0.1:" + kafkaLink.port();
    }

    /// How often each process ended without being killed by a fault, by name.
    public Map<String, Integer> endedByThemselves() {
        Map<String, Integer> ends = new LinkedHashMap<>();
        parts().forEach(part -> ends.put(part.name(), part.timesEndedByItself()));
        return ends;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        parts().forEach(JavaPart::kill);
        postgres.go();
        postgres.close();
        links().forEach(Link::close);
        kafkaDisk.close();
        issuer.close();
    }

    private Stream<JavaPart> parts() {
        return Stream.of(commands, queries, List.of(kafka, mongo)).flatMap(List::stream);
    }

    private ShiftableClock clock(Path work, String name) {
        return clocks.computeIfAbsent(name, service -> ShiftableClock.in(work, service));
    }

    private void watch() {
        while (!closed) {
            parts().forEach(JavaPart::watch);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }

    private void awaitReady(List<URI> services) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            for (URI service : services) {
                while (!isReady(client, service)) {
                    if (System.nanoTime() > deadline) {
                        throw new IllegalStateException(service + " does not become ready");
                    }
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                }
            }
        }
    }

    private boolean isReady(HttpClient client, URI service) {
        URI management = URI.create("http://127.0.0.1:" + children.managementPort(service.getPort()));
        var request = HttpRequest.newBuilder(management.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
