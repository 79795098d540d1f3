package dev.assay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @Test
    void commitsAreDurableAndSurviveAKillOfThePostmaster(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("postgres");
        try (var server = PostgresServer.start(data, 0)) {
            String url = server.createDatabase("assay");
            assertThat(query(url, "SHOW fsync")).isEqualTo("on");
            assertThat(query(url, "SHOW synchronous_commit")).isEqualTo("on");
            query(url, "CREATE TABLE fact AS SELECT 'kept' AS word; SELECT word FROM fact");
            kill(data);
        }

        try (var restarted = PostgresServer.start(data, 0)) {
            assertThat(query(restarted.createDatabase("assay"), "SELECT word FROM fact"))
                    .isEqualTo("kept");
        }
    }

    @Test
    void itEndsWithItsProcessHoweverThatEndsAndCanBeStartedAnewAtOnce(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("postgres");
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = owner.inputReader()) {
            assertThat(output.lines().anyMatch(Owner.STARTED::equals)).isTrue();
        }
        ProcessHandle postmaster = ProcessHandle.of(pid(data)).orElseThrow();

        owner.destroyForcibly();

        try (var server = PostgresServer.start(data, 0)) {
            assertThat(postmaster.isAlive()).isFalse();
            assertThat(query(server.url("postgres"), "SELECT 'answers'")).isEqualTo("answers");
        }
    }

    /// Another process that runs a server until it is killed.
    static final class Owner {

        static final String STARTED = "started";

        private Owner() {}

        public static void main(String[] arguments) throws InterruptedException {
            PostgresServer.start(Path.of(arguments[0]), 0);
            System.out.println(STARTED);
            new CountDownLatch(1).await();
        }
    }

    private static void kill(Path data) throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(pid(data)).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get(10, TimeUnit.SECONDS);
    }

    private static long pid(Path data) throws Exception {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (var result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
