package dev.assay.embedded;

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
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One of the services as a child process, run from its packaged jar as production runs it.
///
/// The child ends when its standard input does, so it cannot outlive this process.
public final class ServiceProcess implements AutoCloseable {

    /// The setting that says where health and metrics are.
    public static final String MANAGEMENT_PORT = "MANAGEMENT_SERVER_PORT";

    private static final int LAST_LINES = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration REQUEST = Duration.ofSeconds(5);

    private final String name;
    private final Path log;
    private final ProcessBuilder builder;
    private final Process process;
    private final long startedAt = System.nanoTime();

    private ServiceProcess(String name, Path log, ProcessBuilder builder) {
        this.name = name;
        this.log = log;
        this.builder = builder;
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not start", e);
        }
    }

    /// @param jar as [ServiceJar] extracts it
    /// @param log gets what the service prints, after what is there
    /// @param options for its JVM
    /// @param environment its settings
    public static ServiceProcess start(
            String name, Path jar, Path log, List<String> options, Map<String, String> environment) {
        var builder = new ProcessBuilder(command(jar, options));
        builder.environment().putAll(environment);
        builder.environment().put("ASSAY_EXIT_WITH_PARENT", "true");
        // Nobody but this machine reaches the stack, so its passwords may be known.
        builder.environment().put("ASSAY_LOCAL_STACK", "true");
        builder.environment().putIfAbsent(MANAGEMENT_PORT, String.valueOf(Ports.free()));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new ServiceProcess(name, log, builder);
    }

    /// The same service once more, after this one has ended.
    public ServiceProcess startAgain() {
        return new ServiceProcess(name, log, builder);
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    /// @param action gets how long the service ran
    public void onExit(Consumer<Duration> action) {
        process.onExit().thenRun(() -> action.accept(Duration.ofNanos(System.nanoTime() - startedAt)));
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /// Returns when the service says that it is ready to serve.
    ///
    /// @throws NotStarted if it ends or takes too long, with the end of its log
    public void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newBuilder().connectTimeout(REQUEST).build()) {
            while (!isReady(client)) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw notStarted("ended with exit code " + process.exitValue());
                }
                if (System.nanoTime() > deadline) {
                    throw notStarted("is not ready after " + PATIENCE.toSeconds() + " seconds");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + name + " starts", e);
        }
    }

    /// Where health and metrics are.
    public URI management() {
        return URI.create("http://127.0.0.1:" + builder.environment().get(MANAGEMENT_PORT));
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        var request = HttpRequest.newBuilder(management().resolve("/actuator/health/readiness"))
                .timeout(REQUEST)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private NotStarted notStarted(String what) {
        return new NotStarted("%s %s. The last lines of %s:%n%n%s"
                .formatted(name, what, log, String.join(System.lineSeparator(), lastLines())));
    }

    /// Lets it finish what it does. Process.destroy() would end its standard input, too, and so end it at once.
    public void askToStop() {
        process.toHandle().destroy();
    }

    /// @return the exit code; empty if it still runs after that time
    public OptionalInt awaitExit(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    @Override
    public void close() {
        askToStop();
        try {
            if (!process.waitFor(25, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path jar, List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                // With two carriers, threads that load classes at the same time can block them all.
                "-Djdk.virtualThreadScheduler.parallelism=8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Daxoniq.update-checker.disabled=true",
                "-Ddisable-axoniq-console-message=true",
                "-jar",
                jar.toString()));
        return command;
    }

    private List<String> lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + e.getMessage() + ")");
        }
    }
}
