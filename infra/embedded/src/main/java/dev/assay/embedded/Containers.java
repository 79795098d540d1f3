package dev.assay.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The same servers as images; Testcontainers ends them after the JVM.
final class Containers implements Servers {

    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    private static final String MONGODB_IMAGE = "mongo:8";

    static boolean available() {
        // Asking Testcontainers takes seconds and fills the log where there is nothing to ask.
        boolean mayAnswer = System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"));
        return mayAnswer && DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    @SuppressWarnings("resource")
    public Postgres postgres() {
        var container = new PostgreSQLContainer(POSTGRES_IMAGE);
        // Testcontainers' own command turns fsync off.
        container.setCommand("postgres", "-c", "max_connections=200");
        container.start();
        return database -> {
            create(container, database);
            return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                    .formatted(
                            container.getHost(),
                            container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                            database,
                            container.getUsername(),
                            container.getPassword());
        };
    }

    @Override
    @SuppressWarnings("resource")
    public String kafka() {
        var container = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", String.valueOf(8 << 20));
        container.start();
        return container.getBootstrapServers();
    }

    @Override
    @SuppressWarnings("resource")
    public String mongo() {
        var container = new MongoDBContainer(MONGODB_IMAGE);
        container.start();
        return container.getConnectionString();
    }

    private static void create(PostgreSQLContainer container, String database) {
        try (var connection = DriverManager.getConnection(
                        container.getJdbcUrl(), container.getUsername(), container.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + database + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("Could not make the database " + database, e);
        }
    }
}
