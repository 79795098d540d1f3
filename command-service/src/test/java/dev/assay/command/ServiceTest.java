package dev.assay.command;

import dev.assay.embedded.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Base of the tests that talk to the running service over HTTP, on the real PostgreSQL and Kafka.
///
/// The service starts once per JVM, so tests must not expect an empty store: give every engineer and role a new id.
public abstract class ServiceTest {

    private static final String JDBC_URL = Shared.postgres();

    private static @Nullable ConfigurableApplicationContext application;

    /// A person of HR, who may do almost everything.
    protected static final UUID HR = UUID.fromString("01900000-0000-7000-8000-000000000001");

    protected static synchronized ConfigurableApplicationContext application() {
        if (application == null) {
            application = start(JDBC_URL, Shared.kafka());
        }
        return application;
    }

    /// Starts a further instance, for tests that need one of their own.
    ///
    /// @param more further settings, as on the command line
    protected static ConfigurableApplicationContext start(String jdbcUrl, String bootstrapServers, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--logging.level.kafka=warn",
                "--logging.level.state.change.logger=warn",
                "--spring.datasource.url=" + jdbcUrl,
                "--assay.kafka.bootstrap-servers=" + bootstrapServers,
                "--assay.signing.keys=" + Shared.signingKeys(),
                "--assay.local-stack=true",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri="
                        + Shared.issuer().uri()));
        settings.addAll(List.of(more));
        return new SpringApplicationBuilder(CommandServiceApplication.class).run(settings.toArray(String[]::new));
    }

    /// A client without a token.
    protected static ApiClient anonymous() {
        return client(application());
    }

    /// A client that acts as this person in these roles.
    protected static ApiClient as(UUID person, String... roles) {
        return as(anonymous(), person, roles);
    }

    protected static ApiClient as(ApiClient client, UUID person, String... roles) {
        return client.with("Authorization", "Bearer " + Shared.issuer().token(person, roles));
    }

    protected static ApiClient hr() {
        return as(HR, "HR");
    }

    protected static ApiClient client(ConfigurableApplicationContext service) {
        return new ApiClient(port(service), port(service, "local.management.port"));
    }

    protected static int port() {
        return port(application());
    }

    /// The database of the service that all tests share.
    protected static String jdbcUrl() {
        return JDBC_URL;
    }

    private static int port(ConfigurableApplicationContext service) {
        return port(service, "local.server.port");
    }

    private static int port(ConfigurableApplicationContext service, String property) {
        return Integer.parseInt(service.getEnvironment().getRequiredProperty(property));
    }

    protected static JdbcClient jdbc() {
        return application().getBean(JdbcClient.class);
    }

    protected static <T> T bean(Class<T> type) {
        return application().getBean(type);
    }

    /// How many events the store holds: unchanged after whatever was refused.
    protected static long events() {
        return jdbc().sql("SELECT count(*) FROM event").query(Long.class).single();
    }
}
