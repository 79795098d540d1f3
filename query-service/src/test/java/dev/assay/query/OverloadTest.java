package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import dev.assay.embedded.Flood;
import dev.assay.embedded.Link;
import dev.assay.embedded.Shared;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// More at a time than the service takes.
class OverloadTest extends QueryServiceTest {

    private static final int FLOOD = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Some for what else goes on, and less than 4 KB for each request.
    private static final long MOST_BYTES = 16L << 20;

    @SuppressWarnings("NullAway.Init")
    private static Link mongo;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext narrow;

    @BeforeAll
    static void startNarrow() {
        EventStream.producer();
        String uri = Shared.mongo();
        String server = new ConnectionString(uri).getHosts().getFirst();
        mongo = new Link("mongodb", address(server));
        narrow = start(
                uri.replace(server, "127.0.0.1:" + mongo.port()),
                "--assay.requests.max-concurrent=8",
                "--assay.requests.max-waiting=16",
                "--assay.live.per-caller=2");
        await().atMost(Duration.ofSeconds(30)).until(() -> status("/actuator/health/readiness") == 200);
    }

    @AfterAll
    static void stop() {
        narrow.close();
        mongo.close();
    }

    @Test
    void aFloodIsAnsweredOrRefusedWhileMongoDbIsSilentAndHealthAndMetricsAnswer() {
        HttpRequest roles = asHr("/api/roles");
        // No request is answered before the silence ends, so the flood overflows however fast the service is.
        mongo.silence();
        try (Flood flood = new Flood(FLOOD, i -> roles)) {
            await().atMost(PATIENCE).until(() -> flood.first(503).isPresent());
            assertThat(status("/actuator/health/liveness")).isEqualTo(200);
            assertThat(metric("assay_requests_working")).isBetween(0.0, 8.0);
            assertThat(metric("assay_requests_waiting")).isBetween(0.0, 16.0);
            await().atMost(PATIENCE).until(() -> flood.ended() >= FLOOD / 2);
            long halfway = Flood.memory();
            await().atMost(PATIENCE).until(() -> flood.ended() >= FLOOD - 8);
            assertThat(Flood.memory() - halfway)
                    .as("bytes that the other half took")
                    .isLessThan(MOST_BYTES);
            assertThat(flood.answers()).containsOnlyKeys(503);
            assertThat(metric("assay_requests_refused_total"))
                    .as("refused at once, not after a wait for MongoDB")
                    .isGreaterThan(FLOOD / 2.0);
            HttpResponse<String> refused = flood.first(503).orElseThrow();
            assertThat(json(refused).get("code").asString()).isEqualTo("service.busy");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");

            mongo.open();
            await().atMost(PATIENCE).until(() -> flood.ended() == FLOOD);
            assertThat(flood.answers().keySet()).isSubsetOf(200, 503);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> send(roles).statusCode() == 200);
        assertThat(metric("assay_requests_working"))
                .as("every place is free again")
                .isZero();
        assertThat(metric("assay_requests_waiting")).isZero();
    }

    @Test
    void aCallerWhoFollowsTheStreamTooOftenIsRefusedAndWhoeverLeavesMakesRoom() throws Exception {
        UUID eager = UUID.randomUUID();
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            open.add(HTTP.send(follow(eager), HttpResponse.BodyHandlers.ofInputStream()));
        }
        assertThat(open).extracting(HttpResponse::statusCode).containsOnly(200);
        HttpResponse<String> refused = send(follow(eager));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).get("code").asString()).isEqualTo("live.too-many-followers");
        assertThat(HTTP.send(follow(UUID.randomUUID()), HttpResponse.BodyHandlers.ofInputStream())
                        .statusCode())
                .as("somebody else")
                .isEqualTo(200);

        open.getFirst().body().close();
        EventStream.publish(Histories.ladder());
        await().atMost(Duration.ofSeconds(40))
                .until(() -> HTTP.send(follow(eager), HttpResponse.BodyHandlers.ofInputStream())
                                .statusCode()
                        == 200);
    }

    private static HttpRequest follow(UUID caller) {
        return to("/api/events")
                .header("Authorization", "Bearer " + Shared.issuer().token(caller, "HR"))
                .build();
    }

    private static HttpRequest asHr(String path) {
        return to(path).header("Authorization", "Bearer " + Shared.issuer().token(HR, "HR"))
                .build();
    }

    private static int status(String path) {
        return send(to(path).build()).statusCode();
    }

    private static double metric(String name) {
        return send(to("/actuator/prometheus").build())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static InetSocketAddress address(String server) {
        URI uri = URI.create("mongodb://" + server);
        return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 27017 : uri.getPort());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(uri(narrow, path));
    }
}
