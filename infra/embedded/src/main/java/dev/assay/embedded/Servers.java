package dev.assay.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the shared servers of the tests come from.
interface Servers {

    Postgres postgres();

    String kafka();

    String mongo();

    interface Postgres {
        /// @return the JDBC URL of the new database
        String create(String database);
    }

    static Servers choose() {
        Logger log = LoggerFactory.getLogger(Servers.class);
        if (Containers.available()) {
            log.info("Tests use containers: PostgreSQL, Kafka and MongoDB run in Docker");
            return new Containers();
        }
        log.info("Tests use embedded servers: no Docker engine answers, so the container variants are skipped");
        return new Embedded();
    }

    /// In this JVM, or as its child.
    final class Embedded implements Servers {

        @Override
        public Postgres postgres() {
            Path data = temporary("assay-postgres");
            PostgresServer server = PostgresServer.start(data, 0);
            atExit(server, data);
            return server::createDatabase;
        }

        @Override
        public String kafka() {
            quieten("kafka", "org.apache.kafka", "state");
            Path data = temporary("assay-kafka");
            KafkaServer server = KafkaServer.start(data, 0);
            atExit(server, data);
            return server.bootstrapServers();
        }

        @Override
        public String mongo() {
            return "mongodb://127.0.0.1:" + MongoServer.start(0).port();
        }

        /// The broker tells thousands of lines about itself; a test's own line must not drown in them.
        private static void quieten(String... loggers) {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
                for (String logger : loggers) {
                    context.getLogger(logger).setLevel(Level.WARN);
                }
            }
        }

        private static Path temporary(String prefix) {
            try {
                return Files.createTempDirectory(prefix);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void atExit(AutoCloseable server, Path data) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                    delete(data);
                } catch (Exception e) {
                    LoggerFactory.getLogger(Servers.class).debug("{} was left behind", data, e);
                }
            }));
        }

        private static void delete(Path directory) throws IOException {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
