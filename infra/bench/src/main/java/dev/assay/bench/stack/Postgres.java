package dev.assay.bench.stack;

import dev.assay.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// The one durable PostgreSQL that all measures share, with commit times on record.
public final class Postgres implements AutoCloseable {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final PostgresServer server;
    private final Path data;

    private Postgres(PostgresServer server, Path data) {
        this.server = server;
        this.data = data;
    }

    /// @throws IllegalStateException if it is not durable: numbers of another kind would mean nothing
    static Postgres start(Path data) {
        requireDisk(data);
        try (PostgresServer first = PostgresServer.start(data, 0)) {
            execute(first.url("postgres"), "ALTER SYSTEM SET track_commit_timestamp = on");
        }
        var postgres = new Postgres(PostgresServer.start(data, 0), data);
        for (String setting : DURABLE) {
            if (!postgres.show(setting).equals("on")) {
                postgres.close();
                throw new IllegalStateException("PostgreSQL has " + setting + " off");
            }
        }
        return postgres;
    }

    /// @return its URL with user and password
    public String createDatabase(String database) {
        return server.createDatabase(database);
    }

    public void dropDatabase(String database) {
        execute(server.url("postgres"), "DROP DATABASE IF EXISTS \"" + database + "\" WITH (FORCE)");
    }

    public String version() {
        return show("server_version");
    }

    public int port() {
        return server.port();
    }

    /// The server's first process; its descendants are all others.
    public ProcessHandle handle() {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    public static void execute(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of the first row.
    public static String query(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String show(String setting) {
        return query(server.url("postgres"), "SHOW " + setting);
    }

    private static void requireDisk(Path data) {
        try {
            Files.createDirectories(data);
            String kind = Files.getFileStore(data).type();
            if (kind.equals("tmpfs") || kind.equals("ramfs")) {
                throw new IllegalStateException(data + " lies in memory, where a commit costs nothing");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
