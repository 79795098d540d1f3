package dev.assay.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The local stack in a process of its own, so that it can be killed with everything that it started.
final class RunningStack implements AutoCloseable {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final String UP = "Assay is up.";

    private final Settings settings;
    private Process process;

    private RunningStack(Settings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /// Returns when everything answers and the demo is loaded.
    static RunningStack start(Path data) {
        Settings settings = Settings.onFreePorts(data);
        return new RunningStack(settings, run(settings));
    }

    Settings settings() {
        return settings;
    }

    /// kill -9 of this process and everything below it.
    void killEverything() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            await(each);
        }
    }

    /// Starts the stack again on the same data and ports.
    void startAgain() {
        process = run(settings);
    }

    /// kill -9 of one service.
    void kill(String service) {
        ProcessHandle handle = serviceProcess(service).orElseThrow();
        handle.destroyForcibly();
        await(handle);
    }

    boolean runs(String service) {
        return serviceProcess(service).isPresent();
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        await(process.toHandle());
        children.forEach(RunningStack::await);
    }

    private Optional<ProcessHandle> serviceProcess(String service) {
        return process.children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().commandLine().orElse("").contains(service + ".jar"))
                .findFirst();
    }

    private static void await(ProcessHandle handle) {
        try {
            handle.onExit().get(40, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("Process " + handle.pid() + " does not end", e);
        }
    }

    private static Process run(Settings settings) {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                LocalStack.class.getName());
        builder.directory(ROOT.toFile());
        builder.environment().putAll(environment(settings));
        Path log = settings.data().resolve("stack.log");
        builder.redirectErrorStream(true);
        try {
            Files.createDirectories(settings.data());
            Process process = builder.start();
            awaitUp(process, log);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Settings settings) {
        var environment = new HashMap<String, String>();
        settings.ports().forEach(port -> environment.put(port.variable(), String.valueOf(port.number())));
        environment.put(Settings.DATA_VARIABLE, settings.data().toString());
        return environment;
    }

    /// Reads on in the background, so that the process never waits for its output to be read.
    private static void awaitUp(Process process, Path log) throws IOException {
        var output = new StringBuilder();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            output.append(line).append(System.lineSeparator());
            if (line.startsWith(UP)) {
                Thread.ofPlatform().daemon().start(() -> copy(reader, log));
                System.out.print(output);
                return;
            }
        }
        throw new IllegalStateException("The local stack did not start:" + System.lineSeparator() + output);
    }

    private static void copy(BufferedReader reader, Path log) {
        try (reader;
                var writer = Files.newBufferedWriter(log)) {
            reader.transferTo(writer);
        } catch (IOException e) {
            // The process was killed, or its folder is gone.
        }
    }
}
