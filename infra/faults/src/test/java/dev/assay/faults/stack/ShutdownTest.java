package dev.assay.faults.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.KafkaServer;
import dev.assay.embedded.Link;
import dev.assay.embedded.MongoServer;
import dev.assay.embedded.Ports;
import dev.assay.embedded.PostgresServer;
import dev.assay.embedded.ServiceProcess;
import dev.assay.embedded.SigningKey;
import dev.assay.embedded.TestIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the packaged services do with the work at hand when they are asked to end (SIGTERM).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShutdownTest {

    private static final Duration PROMISED = Duration.ofSeconds(30);
    private static final int UNDER_WAY = 20;

    /// What a JVM exits with that a SIGTERM ended in good order: 128 and the signal's number.
    private static final int IN_GOOD_ORDER = 143;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int commandPort = Ports.free();
    private final int queryPort = Ports.free();
    private final UUID person = UUID.randomUUID();

    private TestIssuer issuer;
    private String token;
    private PostgresServer postgres;
    private KafkaServer kafka;
    private MongoServer mongo;
    private List<Link> links;
    private ServiceProcess command;
    private ServiceProcess query;

    @BeforeAll
    void start(@TempDir Path work) throws Exception {
        issuer = TestIssuer.start();
        token = issuer.token(UUID.randomUUID(), "HR");
        postgres = PostgresServer.start(work.resolve("postgres"), 0);
        postgres.createDatabase(Children.DATABASE);
        kafka = KafkaServer.start(work.resolve("kafka"), 0);
        mongo = MongoServer.start(0);
        links = List.of(
                new Link("postgres", postgres.port()),
                new Link("kafka", kafka.port()),
                new Link("mongodb", mongo.port()));
        Path services = Files.createDirectories(work.resolve("services"));
        var children = new Children(
                Path.of("../..").toAbsolutePath().normalize(), services, issuer.uri(), SigningKey.random());
        var clock = ShiftableClock.in(services, "clock");
        command = (ServiceProcess) children.command("command", commandPort, clock, links.get(0), links.get(1))
                .owner();
        query = (ServiceProcess)
                children.query("query", queryPort, clock, links.get(2), links.get(1), commandPort, UUID.randomUUID())
                        .owner();
        command.awaitReady();
        query.awaitReady();
        HttpRequest ladder = request(commandPort, "/api/ladders/leaders")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"name":"Leaders","rungs":[{"roleId":"HoE"}],"nextRoles":[]}"""))
                .build();
        assertThat(http.send(ladder, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(register(person).join().statusCode()).isEqualTo(201);
        await().atMost(PROMISED)
                .until(() -> ask("/api/engineers/" + person).join().statusCode() == 200);
    }

    @AfterAll
    void stop() {
        query.close();
        command.close();
        links.forEach(Link::close);
        mongo.close();
        kafka.close();
        postgres.close();
        issuer.close();
    }

    @Test
    void aCommandServiceAnswersWhatItHasTakenAndStoresEachOfItOnce() throws Exception {
        try (Connection store = DriverManager.getConnection(postgres.url(Children.DATABASE))) {
            long before = count(store, "event");
            store.setAutoCommit(false);
            store.createStatement().execute("LOCK TABLE event IN EXCLUSIVE MODE");
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, UNDER_WAY)
                    .mapToObj(i -> register(UUID.randomUUID()))
                    .toList();
            await().atMost(PROMISED).until(() -> working(command) == UNDER_WAY);

            command.askToStop();
            await().atMost(PROMISED).until(() -> refuses(commandPort));
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            store.rollback();

            assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(201);
            assertThat(command.awaitExit(PROMISED)).hasValue(IN_GOOD_ORDER);
            store.setAutoCommit(true);
            assertThat(count(store, "event")).isEqualTo(before + UNDER_WAY);
            assertThat(count(store, "ledger")).as("with their positions").isEqualTo(before + UNDER_WAY);
        }
    }

    @Test
    void aQueryServiceAnswersWhatItHasTakenAndEndsItsStreams() throws Exception {
        // The view waits two seconds for a version that never comes.
        String waiting = "/api/engineers/" + person + "?minVersion=1000";
        int usual = ask(waiting).join().statusCode();
        HttpResponse<InputStream> stream =
                http.send(request(queryPort, "/api/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        List<CompletableFuture<HttpResponse<String>>> answers =
                IntStream.range(0, UNDER_WAY).mapToObj(i -> ask(waiting)).toList();
        await().atMost(PROMISED).until(() -> working(query) > 0);

        query.askToStop();

        assertThat(query.awaitExit(PROMISED)).hasValue(IN_GOOD_ORDER);
        assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(usual);
        assertThat(new String(stream.body().readAllBytes(), UTF_8)).startsWith(":connected");
    }

    private CompletableFuture<HttpResponse<String>> register(UUID id) {
        HttpRequest request = request(commandPort, "/api/engineers")
                .header("Idempotency-Key", "register-" + id)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"engineerId":"%1$s","name":"Somebody","email":"%1$s@faults.example","roleId":"HoE",
                         "effectiveOn":"2024-01-01"}""".formatted(id)))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        return http.sendAsync(request(queryPort, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(uri(port, path)).header("Authorization", "Bearer " + token);
    }

    private double working(ServiceProcess service) {
        return http.sendAsync(
                        HttpRequest.newBuilder(service.management().resolve("/actuator/prometheus"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join()
                .body()
                .lines()
                .filter(line -> line.startsWith("assay_requests_working{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static boolean refuses(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    private static long count(Connection store, String table) throws SQLException {
        try (var row = store.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
