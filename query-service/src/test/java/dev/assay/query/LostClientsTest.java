package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import dev.assay.embedded.Link;
import dev.assay.embedded.Shared;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// Clients that ask and do not stay for the answer.
class LostClientsTest extends QueryServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @SuppressWarnings("NullAway.Init")
    private static Link mongo;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext own;

    @BeforeAll
    static void startOwn() {
        EventStream.producer();
        String uri = Shared.mongo();
        String server = new ConnectionString(uri).getHosts().getFirst();
        URI address = URI.create("mongodb://" + server);
        mongo = new Link("mongodb", new InetSocketAddress(address.getHost(), address.getPort()));
        own = start(uri.replace(server, "127.0.0.1:" + mongo.port()));
        await().atMost(PATIENCE).until(() -> answer("GET", "/actuator/health/readiness") == 200);
    }

    @AfterEach
    void open() {
        mongo.open();
    }

    @AfterAll
    static void stop() {
        own.close();
        mongo.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/events", "/api/audit", "/api/roles", "/api/alerts"})
    void aHeadRequestStartsNothing(String path) {
        assertThat(answer("HEAD", path)).isEqualTo(405);
        assertThat(gauge("assay.live.followers")).isZero();
    }

    @Test
    void aFollowerEndsWithItsClientThoughNothingIsSent() throws IOException {
        Socket client = ask("/api/events", "");
        await().atMost(PATIENCE).until(() -> gauge("assay.live.followers") == 1);

        client.close();

        await().atMost(A_SECOND).until(() -> gauge("assay.live.followers") == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson", "application/json"})
    void anExportEndsWithItsClientWhileItWaitsForTheNextEvents(String type) throws IOException {
        mongo.silence();
        Socket client = ask("/api/audit", "Accept: " + type + "\r\n");
        await().atMost(PATIENCE).until(() -> gauge("assay.requests.working") == 1);

        client.close();

        await().atMost(A_SECOND).until(() -> gauge("assay.requests.working") == 0);
    }

    @Test
    void waitingForAVersionEndsWithTheClient() throws IOException {
        Socket client = ask("/api/engineers/" + UUID.randomUUID() + "?minVersion=1000", "");
        await().atMost(PATIENCE).until(() -> gauge("assay.requests.working") == 1);

        client.close();

        await().atMost(A_SECOND).until(() -> gauge("assay.requests.working") == 0);
    }

    @Test
    void aClientThatSentMoreBeforeItLeftIsNoticed() throws IOException {
        Socket client = ask("/api/events", "");
        await().atMost(PATIENCE).until(() -> gauge("assay.live.followers") == 1);
        client.getOutputStream().write("GET /api/roles HTTP".getBytes(StandardCharsets.US_ASCII));
        await().during(A_SECOND).atMost(PATIENCE).until(() -> gauge("assay.live.followers") == 1);

        client.close();

        await().atMost(A_SECOND).until(() -> gauge("assay.live.followers") == 0);
    }

    @Test
    void theNextRequestThatAClientHasSentMeanwhileIsAnswered() throws IOException {
        mongo.silence();
        try (Socket client = ask("/api/roles", "")) {
            await().atMost(PATIENCE).until(() -> gauge("assay.requests.working") == 1);
            send(client, "/api/ladders", "Connection: close\r\n");
            await().during(A_SECOND).atMost(PATIENCE).until(() -> gauge("assay.requests.working") == 1);
            mongo.open();

            String both = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(both.split("HTTP/1.1 200", -1)).as("answers").hasSize(3);
        }
    }

    private static Socket ask(String path, String headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        send(socket, path, headers);
        return socket;
    }

    private static void send(Socket socket, String path, String headers) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Shared.issuer().token(HR, "HR") + "\r\n" + headers + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static int answer(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(uri(own, path))
                .header("Authorization", "Bearer " + Shared.issuer().token(HR, "HR"))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = send(request);
        return answer.statusCode();
    }

    private static double gauge(String name) {
        return own.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    private static int port() {
        return Integer.parseInt(own.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
