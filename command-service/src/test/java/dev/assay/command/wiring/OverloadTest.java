package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.Flood;
import dev.assay.embedded.Shared;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// More at a time than the service takes, and the end of the service in the middle of work.
class OverloadTest extends ServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int FLOOD = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Some for what else goes on, and less than 4 KB for each request.
    private static final long MOST_BYTES = 16L << 20;

    /// A statement may wait for as long as the test holds the lock.
    private static final String PATIENT = "--spring.datasource.hikari.data-source-properties.socketTimeout=300";

    private static final String TOKEN = Shared.issuer().token(HR, "HR");

    @Test
    void aFloodOfCommandsIsTakenOrRefusedAndOnlyWhatWasTakenIsStored() throws Exception {
        String database = Shared.postgres();
        try (ConfigurableApplicationContext narrow = start(
                        database,
                        Shared.kafka(),
                        PATIENT,
                        "--assay.requests.max-concurrent=8",
                        "--assay.requests.max-waiting=16");
                Connection lock = DriverManager.getConnection(database)) {
            // No command ends before the lock does, so the flood overflows however fast the service is.
            lock.setAutoCommit(false);
            lock.createStatement().execute("LOCK TABLE event IN EXCLUSIVE MODE");
            try (Flood flood = new Flood(FLOOD, i -> command(narrow, "flood-" + i))) {
                await().atMost(PATIENCE).until(() -> flood.first(503).isPresent());
                assertThat(client(narrow).get("/actuator/health/liveness").status())
                        .isEqualTo(200);
                assertThat(client(narrow).get("/actuator/health/readiness").status())
                        .isEqualTo(200);
                await().atMost(PATIENCE).until(() -> metric(narrow, "assay_requests_working") == 8);
                assertThat(metric(narrow, "assay_requests_waiting")).isBetween(0.0, 16.0);
                await().atMost(PATIENCE).until(() -> flood.ended() >= FLOOD / 2);
                long halfway = Flood.memory();
                await().atMost(PATIENCE).until(() -> flood.ended() == FLOOD - 8);
                assertThat(Flood.memory() - halfway)
                        .as("bytes that the other half took")
                        .isLessThan(MOST_BYTES);
                assertThat(flood.answers()).containsOnlyKeys(503);
                Reply refused = new Reply(flood.first(503).orElseThrow());
                assertThat(refused.code()).isEqualTo("service.busy");
                assertThat(refused.header("Retry-After")).isEqualTo("2");

                lock.rollback();
                await().atMost(PATIENCE).until(() -> flood.ended() == FLOOD);

                assertThat(flood.answers()).isEqualTo(Map.of(201, 8, 503, FLOOD - 8));
                assertThat(count(narrow, "event")).isEqualTo(8);
            }
        }
    }

    @Test
    void aServiceThatEndsAnswersWhatItHasTakenAndTakesNothingMore() throws Exception {
        String database = Shared.postgres();
        ConfigurableApplicationContext service = start(database, Shared.kafka(), PATIENT);
        try (Connection lock = DriverManager.getConnection(database)) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("LOCK TABLE event IN EXCLUSIVE MODE");
            CompletableFuture<HttpResponse<String>> underway =
                    HTTP.sendAsync(command(service, "underway"), HttpResponse.BodyHandlers.ofString());
            await().until(() -> waitsForTheLock(lock));

            HttpRequest question = question(service);
            Thread closing = Thread.ofPlatform().start(service::close);
            await().atMost(Duration.ofSeconds(15)).until(() -> isRefused(question));
            assertThat(underway).isNotDone();
            lock.rollback();

            assertThat(underway.join().statusCode()).isEqualTo(201);
            closing.join();
            JdbcClient store = JdbcClient.create(new SingleConnectionDataSource(lock, true));
            lock.setAutoCommit(true);
            assertThat(store.sql("SELECT count(*) FROM event").query(Long.class).single())
                    .isEqualTo(store.sql("SELECT count(*) FROM ledger")
                            .query(Long.class)
                            .single())
                    .isPositive();
        }
    }

    private static boolean waitsForTheLock(Connection connection) throws Exception {
        try (var waiting = connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'event'::regclass")) {
            return waiting.next() && waiting.getLong(1) > 0;
        }
    }

    /// Refused is no connection or 503; anything else would be half an answer.
    private static boolean isRefused(HttpRequest question) throws Exception {
        try {
            return HTTP.send(question, HttpResponse.BodyHandlers.ofString()).statusCode() == 503;
        } catch (ConnectException refused) {
            return true;
        }
    }

    /// Is answered at once, with a refusal of its own.
    private static HttpRequest question(ConfigurableApplicationContext service) {
        return HttpRequest.newBuilder(command(service, "question"), (name, value) -> true)
                .GET()
                .build();
    }

    private static HttpRequest command(ConfigurableApplicationContext service, String key) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + service.getEnvironment().getRequiredProperty("local.server.port") + "/api/probes/"
                        + UUID.randomUUID()))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"one\"}"))
                .build();
    }

    private static double metric(ConfigurableApplicationContext service, String name) {
        return client(service)
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static long count(ConfigurableApplicationContext service, String table) {
        return service.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
