package dev.assay.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.command.ApiClient;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.Shared;
import dev.assay.embedded.SlowClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// A thousand clients that send or read as slowly as they can, and one that works.
class SlowClientsTest extends ServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HEADS = 500;
    private static final int BODIES = 480;
    private static final int READERS = 20;

    /// So many requests that a few may fall into the moment in which all slow clients come at once.
    private static final int WORK = 400;

    @Test
    void aThousandSlowClientsTakeNothingFromWhoWorks() {
        try (ConfigurableApplicationContext own = start(
                        Shared.postgres(),
                        Shared.kafka(),
                        "--assay.connections.head-timeout=3s",
                        "--assay.connections.rate-grace=3s",
                        "--server.tomcat.connection-timeout=5s");
                SlowClients clients = new SlowClients(
                        Integer.parseInt(own.getEnvironment().getRequiredProperty("local.server.port")))) {
            ApiClient hr = as(client(own), HR, "HR");
            hr.put("/api/ladders/slow", """
                    {"name": "Slow", "rungs": [{"roleId": "IMPE"}], "nextRoles": []}""");
            assertThat(client(own).get("/v3/api-docs").status()).isEqualTo(200);
            List<Long> usual = new ArrayList<>();
            IntStream.range(0, 50).forEach(i -> register(hr, usual));
            clients.sendHeads(HEADS)
                    .sendBodies(BODIES, "/api/engineers", withoutRoles())
                    .readNothing(READERS, "/v3/api-docs", "");
            List<Long> took = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                IntStream.range(0, 5).forEach(i -> register(hr, took));
                return took.size() >= WORK && clients.ended() > HEADS + BODIES + READERS;
            });
            assertThat(p99(took)).isLessThan(bound(usual));
            assertThat(clients.answers().get(408))
                    .as("bodies that were refused")
                    .isGreaterThan(BODIES / 2);
            assertThat(clients.answers()).doesNotContainKey(503);
            assertThat(working(own)).isLessThan(2);
        }
    }

    @Test
    void aHistoryMayTakeAsLongAsItWantsToIfItKeepsTheRate() throws Exception {
        try (ConfigurableApplicationContext own = start(
                Shared.postgres(),
                Shared.kafka(),
                "--assay.connections.body-timeout=1s",
                "--assay.connections.rate-grace=1s",
                "--assay.connections.min-body-rate=100B")) {
            assertThat(sendSlowly(own, "/api/imports/history", "application/x-ndjson"))
                    .isEqualTo("HTTP/1.1 200");
            assertThat(sendSlowly(own, "/api/engineers", "application/json")).isEqualTo("HTTP/1.1 408");
        }
    }

    /// Twenty lines in three seconds, then the status of the answer.
    private static String sendSlowly(ConfigurableApplicationContext service, String path, String type)
            throws IOException {
        int port = Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            send(
                    socket,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + Shared.issuer().token(HR, "HR") + "\r\nIdempotency-Key: slowly\r\nContent-Type: " + type
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            String line = "{\"kind\": \"engineer\", \"externalId\": \"one\"}\n";
            for (int i = 0; i < 20; i++) {
                send(socket, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
            }
            send(socket, "0\r\n\r\n");
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    private static void send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException ended) {
            // The answer says why.
        }
    }

    private static void register(ApiClient hr, List<Long> took) {
        long start = System.nanoTime();
        assertThat(hr.post("/api/engineers", engineer()).status()).isEqualTo(201);
        took.add(System.nanoTime() - start);
    }

    /// A second, or on a machine that is busy with other things three times what it is without slow clients.
    private static long bound(List<Long> usual) {
        return Math.max(Duration.ofSeconds(1).toNanos(), 3 * p99(usual));
    }

    private static long p99(List<Long> took) {
        return took.stream().sorted().skip(took.size() * 99L / 100).findFirst().orElseThrow();
    }

    private static String withoutRoles() {
        return "Authorization: Bearer " + Shared.issuer().token(UUID.randomUUID()) + "\r\nIdempotency-Key: slow\r\n";
    }

    private static String engineer() {
        return """
                {"name": "Robin Example", "email": "%s@example.org", "roleId": "IMPE", "effectiveOn": "2026-01-01"}""".formatted(UUID.randomUUID());
    }

    private static double working(ConfigurableApplicationContext service) {
        return service.getBean(MeterRegistry.class)
                .get("assay.requests.working")
                .gauge()
                .value();
    }
}
