package dev.assay.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.Shared;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeastRightsTest extends ServiceTest {

    @Test
    void theServiceMakesItsTablesAndWorksAsOwnerOfItsDatabaseAndIsNoSuperuser() throws SQLException {
        String url = Shared.postgres();
        String role = "commands_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD 'x'");
            statement.execute("ALTER DATABASE \"" + connection.getCatalog() + "\" OWNER TO " + role);
        }
        String own = url.replaceAll("user=[^&]*", "user=" + role).replaceAll("password=[^&]*", "password=x");

        try (ConfigurableApplicationContext service =
                start(own, Shared.kafka(), "--spring.datasource.username=" + role, "--spring.datasource.password=x")) {
            JdbcClient jdbc = service.getBean(JdbcClient.class);
            assertThat(jdbc.sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
            assertThat(as(client(service), HR, "HR")
                            .post("/api/probes/" + HR, "{\"name\":\"one\"}")
                            .status())
                    .isLessThan(300);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> jdbc.sql("SELECT count(*) FROM ledger")
                                    .query(Long.class)
                                    .single()
                            == 1);
        }
    }
}
