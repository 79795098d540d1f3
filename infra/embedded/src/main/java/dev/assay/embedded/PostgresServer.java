package dev.assay.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A real PostgreSQL on the loopback interface, as durable as in production; its data outlive it.
///
/// It ends with this JVM, however that ends: a shell waits for the end of its input, which the kernel closes.
public final class PostgresServer implements AutoCloseable {

    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private static final String PID_FILE = "postmaster.pid";

    private final EmbeddedPostgres server;
    private final Process watcher;

    private PostgresServer(EmbeddedPostgres server, Process watcher) {
        this.server = server;
        this.watcher = watcher;
    }

    /// @param dataDirectory made if absent; a server that an earlier process left behind on it is stopped first
    /// @param port 0 for a free one
    public static PostgresServer start(Path dataDirectory, int port) {
        try {
            Files.createDirectories(dataDirectory);
            stopLeftover(dataDirectory);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(dataDirectory)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    // The library turns both off for speed; the event store must never run so.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "128MB")
                    // After each checkpoint every page is written to the log once more, so they should be rare.
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("checkpoint_timeout", "15min")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new PostgresServer(server, watch(dataDirectory));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on " + dataDirectory, e);
        }
    }

    /// Stops the server that a killed process left behind on this data, if there is one.
    public static void stopLeftover(Path dataDirectory) {
        try {
            Optional<ProcessHandle> leftover = leftover(dataDirectory);
            if (leftover.isPresent()) {
                // INT is PostgreSQL's fast shutdown; TERM, which ProcessHandle sends, would wait for all clients.
                new ProcessBuilder("kill", "-INT", String.valueOf(leftover.get().pid())).start();
                leftover.get().onExit().get(30, TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("An earlier PostgreSQL on " + dataDirectory + " does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an earlier PostgreSQL stops", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /// @return a JDBC URL with user and password
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=" + USER + "&password=" + PASSWORD;
    }

    /// Makes the database if it is not there yet.
    public String createDatabase(String database) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var exists = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var create = connection.createStatement()) {
            exists.setString(1, database);
            try (var row = exists.executeQuery()) {
                if (!row.next()) {
                    create.execute("CREATE DATABASE \"" + database + "\"");
                }
            }
            return url(database);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not make the database " + database, e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            watcher.destroy();
        }
    }

    private static Process watch(Path dataDirectory) throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "trap '' INT; cat >/dev/null; kill -INT \"$(head -n 1 \"$0\")\"",
                        dataDirectory.resolve(PID_FILE).toAbsolutePath().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Optional<ProcessHandle> leftover(Path dataDirectory) throws IOException {
        Path pidFile = dataDirectory.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    // The number may meanwhile belong to something else.
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        }
    }
}
