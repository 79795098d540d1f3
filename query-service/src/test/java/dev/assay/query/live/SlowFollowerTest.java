package dev.assay.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.Shared;
import dev.assay.events.AssayEvent;
import dev.assay.events.RecordedEvent;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.query.EventStream;
import dev.assay.query.Histories;
import dev.assay.query.QueryServiceTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// A client that follows the stream and reads nothing.
class SlowFollowerTest extends QueryServiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// Together 10 MB: more than the buffers between the two sockets take.
    private static final int EVENTS = 250;

    private static final int TEXT = 40_000;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext impatient;

    @BeforeAll
    static void start() {
        EventStream.producer();
        impatient = start(Shared.mongo(), "--server.tomcat.connection-timeout=2s");
        HttpRequest readiness = HttpRequest.newBuilder(uri(impatient, "/actuator/health/readiness"))
                .build();
        await().atMost(PATIENCE).until(() -> send(readiness).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        impatient.close();
    }

    @Test
    void whoReadsNothingIsDroppedAndOthersGetEveryEventMeanwhile() throws IOException {
        RecordedEvent before = EventStream.publish(Histories.registered(UUID.randomUUID(), "EM", null, DAY));
        URI events = URI.create("http://127.0.0.1:" + port() + "/api/events");
        String token = Shared.issuer().token(HR, "HR");
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .header("Last-Event-ID", Long.toString(before.position()))
                .build();
        try (Socket deaf = new Socket();
                Follow other = new Follow(request)) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress("127.0.0.1", port()));
            deaf.getOutputStream()
                    .write(("GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                    + "\r\nLast-Event-ID: " + before.position() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> followers() == 2);

            RecordedEvent last = EventStream.publish(IntStream.range(0, EVENTS)
                    .mapToObj(i -> (AssayEvent) new EngineerRegistered(
                            UUID.randomUUID(), "x".repeat(TEXT), "robin@example.org", "IMPE", null, DAY))
                    .toArray(AssayEvent[]::new));

            await().atMost(PATIENCE).until(() -> other.ids().contains(Long.toString(last.position())));
            assertThat(other.ids()).hasSize(EVENTS);
            await().atMost(PATIENCE).until(() -> followers() == 1);
            assertThat(rest(deaf)).as("bytes that had been sent").isLessThan(EVENTS * TEXT);
        }
    }

    /// What had been sent before the connection ended.
    private static int rest(Socket socket) throws IOException {
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        byte[] buffer = new byte[64 * 1024];
        int all = 0;
        try {
            for (int count = socket.getInputStream().read(buffer);
                    count >= 0;
                    count = socket.getInputStream().read(buffer)) {
                all += count;
            }
        } catch (SocketException reset) {
            return all;
        }
        return all;
    }

    private static double followers() {
        return impatient.getBean(Followers.class).count();
    }

    private static int port() {
        return Integer.parseInt(impatient.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
