package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.Shared;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// More at a time than the service takes, and the end of the service in the middle of work.
class OverloadTest extends ServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int FLOOD = 2_000;

    @Test
    void aFloodOfCommandsIsTakenOrRefusedAndOnlyWhatWasTakenIsStored() {
        try (ConfigurableApplicationContext narrow =
                start(Shared.postgres(), Shared.kafka(), "--assay.requests.at-work=8", "--assay.requests.waiting=16")) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, FLOOD)
                    .mapToObj(i -> HTTP.sendAsync(command(narrow, "flood-" + i), HttpResponse.BodyHandlers.ofString()))
                    .toList();
            assertThat(client(narrow).get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(client(narrow).get("/actuator/health/readiness").status())
                    .isEqualTo(200);

            assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(201, 503);
            Reply refused = answers.stream()
                    .map(answer -> new Reply(answer.join()))
                    .filter(answer -> answer.status() == 503)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.code()).isEqualTo("service.busy");
            assertThat(refused.header("Retry-After")).isEqualTo("2");
            long taken = answers.stream()
                    .filter(answer -> answer.join().statusCode() == 201)
                    .count();
            assertThat(count(narrow, "event")).isEqualTo(taken);
        }
    }

    @Test
    void aServiceThatEndsAnswersWhatItHasTakenAndTakesNothingMore() throws Exception {
        String database = Shared.postgres();
        ConfigurableApplicationContext service = start(database, Shared.kafka());
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
                .header("Authorization", "Bearer " + Shared.issuer().token(HR, "HR"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"one\"}"))
                .build();
    }

    private static long count(ConfigurableApplicationContext service, String table) {
        return service.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
