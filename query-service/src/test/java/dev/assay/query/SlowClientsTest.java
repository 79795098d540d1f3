package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.Shared;
import dev.assay.embedded.SlowClients;
import dev.assay.events.AssayEvent;
import dev.assay.events.RosterEvent.EngineerRegistered;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// A thousand clients that send or read as slowly as they can, and one that works.
class SlowClientsTest extends QueryServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HEADS = 500;
    private static final int BODIES = 480;
    private static final int READERS = 20;

    /// So many requests that a few may fall into the moment in which all slow clients come at once.
    private static final int WORK = 400;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext own;

    @BeforeAll
    static void startOwn() {
        EventStream.publish(IntStream.range(0, 400)
                .mapToObj(i -> (AssayEvent) new EngineerRegistered(
                        UUID.randomUUID(),
                        "x".repeat(4_000),
                        "robin@example.org",
                        "IMPE",
                        null,
                        LocalDate.of(2026, 2, 1)))
                .toArray(AssayEvent[]::new));
        own = start(
                Shared.mongo(),
                "--assay.connections.head-timeout=3s",
                "--assay.connections.rate-grace=3s",
                "--server.tomcat.connection-timeout=5s");
        await().atMost(PATIENCE).until(() -> status(to("/actuator/health/readiness")) == 200);
    }

    @AfterAll
    static void stop() {
        own.close();
    }

    @Test
    void aThousandSlowClientsTakeNothingFromWhoWorks() {
        UUID slow = UUID.randomUUID();
        List<Long> usual = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> ask(usual));
        String withoutRoles = "Authorization: Bearer " + Shared.issuer().token(slow) + "\r\n";
        String reader = "Accept: application/x-ndjson\r\nAuthorization: Bearer "
                + Shared.issuer().token(slow, "HR") + "\r\n";
        try (SlowClients clients = new SlowClients(port())
                .sendHeads(HEADS)
                .sendBodies(BODIES, "/api/dead-letters/" + UUID.randomUUID() + "/retry", withoutRoles)
                .readNothing(READERS, "/api/audit", reader)) {
            List<Long> took = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                IntStream.range(0, 5).forEach(i -> ask(took));
                return took.size() >= WORK && clients.ended() > HEADS + BODIES + READERS;
            });
            assertThat(p99(took)).isLessThan(bound(usual));
            assertThat(clients.answers().get(408))
                    .as("bodies that were refused")
                    .isGreaterThan(BODIES / 2);
            assertThat(clients.answers()).doesNotContainKey(503);
        }
        await().atMost(PATIENCE).until(() -> working() == 0);
    }

    private static void ask(List<Long> took) {
        long start = System.nanoTime();
        HttpResponse<String> answer = send(asHr("/api/roles").build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        took.add(System.nanoTime() - start);
    }

    /// A second, or on a machine that is busy with other things three times what it is without slow clients.
    private static long bound(List<Long> usual) {
        return Math.max(Duration.ofSeconds(1).toNanos(), 3 * p99(usual));
    }

    private static long p99(List<Long> took) {
        return took.stream().sorted().skip(took.size() * 99L / 100).findFirst().orElseThrow();
    }

    private static double working() {
        return own.getBean(MeterRegistry.class)
                .get("assay.requests.working")
                .gauge()
                .value();
    }

    private static HttpRequest.Builder asHr(String path) {
        return to(path).header("Authorization", "Bearer " + Shared.issuer().token(HR, "HR"));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(uri(own, path)).timeout(PATIENCE);
    }

    private static int status(HttpRequest.Builder request) {
        return send(request.build()).statusCode();
    }

    private static int port() {
        return Integer.parseInt(own.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
