package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.Shared;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// More at a time than the service takes.
class OverloadTest extends QueryServiceTest {

    private static final int FLOOD = 2_000;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext narrow;

    @BeforeAll
    static void startNarrow() {
        EventStream.producer();
        narrow = start(
                Shared.mongo(),
                "--assay.requests.at-work=8",
                "--assay.requests.waiting=16",
                "--assay.live.per-caller=2");
        await().atMost(Duration.ofSeconds(30)).until(() -> status("/actuator/health/readiness") == 200);
    }

    @AfterAll
    static void stop() {
        narrow.close();
    }

    @Test
    void aFloodOfRequestsIsAnsweredOrRefusedWhileHealthAndMetricsAnswer() {
        HttpRequest roles = asHr("/api/roles");
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, FLOOD)
                .mapToObj(i -> HTTP.sendAsync(roles, HttpResponse.BodyHandlers.ofString()))
                .toList();

        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(status("/actuator/prometheus")).isEqualTo(200);
        assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(200, 503);
        HttpResponse<String> refused = answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 503)
                .findFirst()
                .orElseThrow();
        assertThat(json(refused).get("code").asString()).isEqualTo("service.busy");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");

        await().until(() -> send(roles).statusCode() == 200);
        assertThat(send(to("/actuator/prometheus").build()).body())
                .as("every place is free again")
                .contains("assay_requests_working{application=\"query-service\"} 0.0")
                .contains("assay_requests_waiting{application=\"query-service\"} 0.0");
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

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + narrow.getEnvironment().getProperty("local.server.port") + path));
    }
}
