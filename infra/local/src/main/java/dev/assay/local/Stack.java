package dev.assay.local;

import dev.assay.embedded.KafkaServer;
import dev.assay.embedded.MongoServer;
import dev.assay.embedded.NotStarted;
import dev.assay.embedded.PostgresServer;
import dev.assay.embedded.ServiceJar;
import dev.assay.embedded.ServiceProcess;
import dev.assay.local.issuer.Client;
import dev.assay.local.issuer.Issuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that runs: the servers in this JVM and the two services.
public final class Stack implements AutoCloseable {

    /// A laptop's share of memory, and quick to start rather than fast for ever.
    private static final List<String> JVM_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration WORTH_A_RESTART = Duration.ofSeconds(10);

    private final Settings settings;
    private final Path root;
    private final Consumer<String> progress;
    private final Client alertPolicy;
    private final Running running;

    private Stack(Settings settings, Path root, Client alertPolicy, Consumer<String> progress) {
        this.settings = settings;
        this.root = root;
        this.alertPolicy = alertPolicy;
        this.progress = progress;
        this.running = new Running(progress);
    }

    /// Returns when both services answer; whatever was started is stopped again if that fails.
    ///
    /// @param root the folder of the repository, whose modules are packaged
    /// @param users who may ask the issuer for tokens
    /// @param alertPolicy the one of them as whom query-service sends its commands
    /// @param progress gets a line whenever something is up
    /// @throws NotStarted if the reason is one that the user can remove
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

    @Override
    public void close() {
        running.close();
    }

    private void startAll(List<Client> users) {
        DataFolder folder = running.add(DataFolder.open(settings.data()));
        Path postgresData = folder.resolve("postgres");
        PostgresServer.stopLeftover(postgresData);
        BusyPorts.refuse(settings.ports());

        var environments = new Environments(settings, StreamKey.of(folder));
        Path work = folder.resolve("services");
        var commandJar = async(() -> ServiceJar.extracted(root, "command-service", work));
        var queryJar = async(() -> ServiceJar.extracted(root, "query-service", work));
        var postgres = async(() -> {
            var server = running.add(
                    PostgresServer.start(postgresData, settings.postgres().number()));
            server.createDatabase(Environments.DATABASE);
            progress.accept("PostgreSQL is up");
            return server;
        });
        var kafka = async(() -> {
            var server = running.add(
                    KafkaServer.start(folder.resolve("kafka"), settings.kafka().number()));
            progress.accept("Kafka is up");
            return server;
        });
        var mongo = async(() -> running.add(MongoServer.start(settings.mongodb().number())));
        var command = commandJar.thenCombineAsync(
                postgres,
                (jar, ignored) ->
                        service("command-service", jar, settings.commandManagement(), environments.command()));
        var query = queryJar.thenCombineAsync(
                mongo,
                (jar, ignored) ->
                        service("query-service", jar, settings.queryManagement(), environments.query(alertPolicy)));
        var issuer = async(() -> {
            int port = settings.issuer().number();
            Path key = folder.resolve(Issuer.KEY_FILE);
            running.add(Issuer.start(Environments.LOOPBACK, port, Issuer.uri(port), key, users));
            progress.accept("The issuer is up");
            return true;
        });
        var commandReady = command.thenAcceptAsync(this::ready);
        var queryReady = query.thenAcceptAsync(this::ready);
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

    private ServiceProcess service(String name, Path jar, Settings.Port management, Map<String, String> environment) {
        Path log = OwnerOnly.folder(settings.data().resolve("logs")).resolve(name + ".log");
        Map<String, String> all = new HashMap<>(environment);
        all.put(ServiceProcess.MANAGEMENT_PORT, String.valueOf(management.number()));
        return running.add(ServiceProcess.start(name, jar, OwnerOnly.file(log), JVM_OPTIONS, all));
    }

    private void ready(ServiceProcess service) {
        service.awaitReady();
        progress.accept(service.name() + " is up");
        startAgainIfItEnds(service);
    }

    /// As a container platform would do, except for a service that cannot live at all.
    private void startAgainIfItEnds(ServiceProcess service) {
        service.onExit(lived -> {
            if (running.isClosed()) {
                return;
            }
            String ended = service.name() + " ended after " + lived.toSeconds() + " s";
            if (lived.compareTo(WORTH_A_RESTART) < 0) {
                progress.accept(ended + " and is not started again; see " + service.log());
            } else {
                progress.accept(ended + " and is started again");
                startAgainIfItEnds(running.add(service.startAgain()));
            }
        });
    }

    /// On platform threads: virtual ones that load classes together can block each other on two cores.
    private static <T> CompletableFuture<T> async(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, command -> new Thread(command).start());
    }
}
