package dev.assay.local;

import dev.assay.embedded.KafkaServer;
import dev.assay.embedded.MongoServer;
import dev.assay.embedded.PostgresServer;
import dev.assay.local.issuer.Client;
import dev.assay.local.issuer.Issuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that runs: the servers in this JVM and the two services.
public final class Stack implements AutoCloseable {

    private static final Duration WORTH_A_RESTART = Duration.ofSeconds(10);

    private final Settings settings;
    private final Path root;
    private final Consumer<String> progress;
    private final Client alertPolicy;
    /// What was started, the latest first.
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private boolean closed;

    private Stack(Settings settings, Path root, Client alertPolicy, Consumer<String> progress) {
        this.settings = settings;
        this.root = root;
        this.alertPolicy = alertPolicy;
        this.progress = progress;
    }

    /// Returns when both services answer; whatever was started is stopped again if that fails.
    ///
    /// @param root the folder of the repository, whose modules are packaged
    /// @param users who may ask the issuer for tokens
    /// @param alertPolicy the one of them as whom query-service sends its commands
    /// @param progress gets a line whenever something is up
    /// @throws Settings.Refused if the reason is one that the user can remove
    static Stack start(
            Settings settings, Path root, List<Client> users, Client alertPolicy, Consumer<String> progress) {
        var stack = new Stack(settings, root, alertPolicy, progress);
        try {
            stack.startAll(users);
            return stack;
        } catch (CompletionException e) {
            stack.close();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    URI commandService() {
        return Environments.address(settings.command());
    }

    URI queryService() {
        return Environments.address(settings.query());
    }

    URI issuer() {
        return Environments.address(settings.issuer());
    }

    /// Closes in the order opposite to the start.
    @Override
    public void close() {
        while (true) {
            AutoCloseable next;
            synchronized (started) {
                closed = true;
                next = started.poll();
            }
            if (next == null) {
                return;
            }
            close(next);
        }
    }

    private void startAll(List<Client> users) {
        DataFolder folder = DataFolder.open(settings.data());
        opened(folder);
        Path postgresData = folder.resolve("postgres");
        PostgresServer.stopLeftover(postgresData);
        BusyPorts.refuse(settings.ports());

        var environments = new Environments(settings);
        Path work = folder.resolve("services");
        var commandJar = async(() -> ServiceJar.extracted(root, "command-service", work));
        var queryJar = async(() -> ServiceJar.extracted(root, "query-service", work));
        var postgres = async(() -> {
            var server = PostgresServer.start(postgresData, settings.postgres().number());
            opened(server);
            server.createDatabase(Environments.DATABASE);
            progress.accept("PostgreSQL is up");
            return server;
        });
        var kafka = async(() -> {
            var server =
                    KafkaServer.start(folder.resolve("kafka"), settings.kafka().number());
            opened(server);
            progress.accept("Kafka is up");
            return server;
        });
        var mongo = async(() -> {
            var server = MongoServer.start(settings.mongodb().number());
            opened(server);
            return server;
        });
        var command = commandJar.thenCombineAsync(
                postgres, (jar, ignored) -> service("command-service", jar, environments.command()));
        var query = queryJar.thenCombineAsync(
                mongo, (jar, ignored) -> service("query-service", jar, environments.query(alertPolicy)));
        var issuer = async(() -> {
            int port = settings.issuer().number();
            Path key = folder.resolve(Issuer.KEY_FILE);
            opened(Issuer.start(Environments.LOOPBACK, port, Issuer.uri(port), key, users));
            progress.accept("The issuer is up");
            return true;
        });
        var commandReady = command.thenAcceptAsync(service -> ready(service, commandService()));
        var queryReady = query.thenAcceptAsync(service -> ready(service, queryService()));
        join(kafka, issuer, commandReady, queryReady);
    }

    /// Fails with the first failure, not after the last.
    private static void join(CompletableFuture<?>... parts) {
        var all = CompletableFuture.allOf(parts);
        for (CompletableFuture<?> part : parts) {
            part.whenComplete((ignored, failure) -> {
                if (failure != null) {
                    all.completeExceptionally(failure);
                }
            });
        }
        all.join();
    }

    private ServiceProcess service(String name, Path jar, Map<String, String> environment) {
        Path logs = settings.data().resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var service = ServiceProcess.start(name, jar, logs.resolve(name + ".log"), environment);
        opened(service);
        return service;
    }

    private void ready(ServiceProcess service, URI address) {
        service.awaitReady(address);
        progress.accept(service.name() + " is up");
        startAgainIfItEnds(service);
    }

    /// As a container platform would do, except for a service that cannot live at all.
    private void startAgainIfItEnds(ServiceProcess service) {
        service.onExit(lived -> {
            if (isClosed()) {
                return;
            }
            String ended = service.name() + " ended after " + lived.toSeconds() + " s";
            if (lived.compareTo(WORTH_A_RESTART) < 0) {
                progress.accept(ended + " and is not started again; see " + service.log());
            } else {
                progress.accept(ended + " and is started again");
                var next = service.startAgain();
                opened(next);
                startAgainIfItEnds(next);
            }
        });
    }

    private boolean isClosed() {
        synchronized (started) {
            return closed;
        }
    }

    private void opened(AutoCloseable resource) {
        synchronized (started) {
            if (!closed) {
                started.push(resource);
                return;
            }
        }
        close(resource);
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            progress.accept("Could not stop cleanly: " + e.getMessage());
        }
    }

    /// On platform threads: virtual ones that load classes together can block each other on two cores.
    private static <T> CompletableFuture<T> async(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, command -> new Thread(command).start());
    }
}
