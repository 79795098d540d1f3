package dev.assay.faults.stack;

import dev.assay.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// PostgreSQL with all its backends.
final class PostgresPart implements Part {

    private final Path data;
    private final int port;
    private @Nullable PostgresServer server;

    PostgresPart(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    @Override
    public String name() {
        return "postgres";
    }

    /// Returns when it has recovered what was committed.
    @Override
    public synchronized void start() {
        close();
        server = PostgresServer.start(data, port);
    }

    @Override
    public void kill() {
        Signals.kill(processes());
    }

    /// Twice, because the first may miss a backend that is just being forked.
    @Override
    public void stop() {
        Signals.stop(processes());
        Signals.stop(processes());
    }

    @Override
    public void go() {
        Signals.go(processes());
    }

    @Override
    public boolean runs() {
        return !processes().isEmpty();
    }

    synchronized void createDatabase(String name) {
        if (server != null) {
            server.createDatabase(name);
        }
    }

    synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private List<ProcessHandle> processes() {
        Path file = data.resolve("postmaster.pid");
        try {
            Optional<ProcessHandle> postmaster = Files.exists(file)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    : Optional.empty();
            return postmaster
                    .filter(ProcessHandle::isAlive)
                    .map(Signals::family)
                    .orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
