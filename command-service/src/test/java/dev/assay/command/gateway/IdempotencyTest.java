package dev.assay.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.Shared;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends ServiceTest {

    private String id;
    private String path;
    private ApiClient caller;

    @BeforeEach
    void freshStreamAndKey() {
        id = UUID.randomUUID().toString();
        path = "/api/probes/" + id;
        caller = hr().withKey(UUID.randomUUID().toString());
    }

    @Test
    void theSameKeyReturnsTheFirstAnswerAndDoesNothingTwice() {
        Reply first = caller.post(path, name("one"));
        hr().post(path, name("two"));
        Reply again = caller.post(path, name("one"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(streamLength()).isEqualTo(2);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        caller.post(path, name("one"));
        Reply other = caller.post(path, name("two"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency.key-reused");
        Reply elsewhere = caller.post("/api/probes/" + UUID.randomUUID(), name("one"));
        assertThat(elsewhere.code()).isEqualTo("idempotency.key-reused");
        assertThat(streamLength()).isEqualTo(1);
    }

    @Test
    void aRefusalIsRepeatedUnderItsKeyToo() {
        Reply first = caller.post(path, name("refuse this"));
        Reply again = caller.post(path, name("refuse this"));
        assertThat(first.status()).isEqualTo(422);
        assertThat(again.body()).isEqualTo(first.body()).contains("probe.refused");
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(caller.post(path, name("something else")).code()).isEqualTo("idempotency.key-reused");
        assertThat(streamLength()).isZero();
    }

    @Test
    void theKeyOfAnotherPersonIsAnotherKey() {
        caller.post(path, name("one"));
        Reply other = as(UUID.randomUUID(), "HR").withKey("same for both " + id).post(path, name("two"));
        assertThat(other.status()).as("a key with blanks").isEqualTo(400);
        String key = "same-for-both-" + id;
        assertThat(hr().withKey(key).post(path, name("three")).version()).isEqualTo(1);
        assertThat(as(UUID.randomUUID(), "HR")
                        .withKey(key)
                        .post(path, name("four"))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void aLostAnswerIsGivenAgain() throws Exception {
        String key = UUID.randomUUID().toString();
        // The connection is cut before the answer comes, as when the process dies between commit and answer.
        String body = name("one");
        try (Connection lock = DriverManager.getConnection(jdbcUrl());
                Socket socket = new Socket("127.0.0.1", port())) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("LOCK TABLE event IN EXCLUSIVE MODE");
            String request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + Shared.issuer().token(HR, "HR") + "\r\nIdempotency-Key: " + key
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            Awaitility.await().until(() -> waitsForTheLock(lock));
            socket.setSoLinger(true, 0);
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> streamLength() == 1);
        hr().post(path, name("meanwhile"));

        Reply again = hr().withKey(key).post(path, body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.version()).isZero();
        assertThat(streamLength()).isEqualTo(2);
        assertThat(hr().withKey(key).post(path, name("two")).code()).isEqualTo("idempotency.key-reused");
    }

    @Test
    void concurrentRequestsWithOneKeyAreDoneOnce() throws Exception {
        List<Reply> replies = concurrently(16, number -> caller.post(path, name("one")));
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(streamLength()).isEqualTo(1);
    }

    @Test
    void theAnswerIsWrittenInTheTransactionOfItsEventAndNotBeforeIt() {
        caller.post(path, name("one"));
        var row = jdbc().sql("""
                        SELECT e.tx_id::text = a.xmin::text AS same, e.cmin::text::int <= a.cmin::text::int AS not_before
                        FROM event e, answer a
                        WHERE e.aggregate_identifier = ? AND convert_from(a.body, 'UTF8') LIKE '%' || ? || '%'
                        """).params("ladders/" + id, id).query().singleRow();
        assertThat(row.get("same")).isEqualTo(true);
        assertThat(row.get("not_before")).isEqualTo(true);
    }

    @Test
    void racersOnOneStreamAreServedOneAfterTheOther() throws Exception {
        try (var other = start(jdbcUrl(), Shared.kafka())) {
            List<ApiClient> clients = List.of(hr(), as(client(other), HR, "HR"));
            List<Reply> replies =
                    concurrently(24, number -> clients.get(number % 2).post(path, name("name " + number)));
            assertThat(replies)
                    .allSatisfy(
                            reply -> assertThat(reply.status()).as(reply.body()).isIn(201, 409));
            Set<Long> versions = replies.stream()
                    .filter(reply -> reply.status() == 201)
                    .map(Reply::version)
                    .collect(Collectors.toSet());
            assertThat(versions).hasSize((int) streamLength()).hasSizeGreaterThan(12);

            // What one instance has in its cache is behind what the other wrote: it must see that.
            hr().post(path, name("x"));
            clients.get(1).post(path, name("x"));
            Reply moved = hr().post(path, name("y"));
            Reply back = clients.get(1).post(path, name("x"));
            assertThat(back.version()).isEqualTo(moved.version() + 1);
        }
    }

    private static boolean waitsForTheLock(Connection connection) throws SQLException {
        try (var waiting = connection
                .createStatement()
                .executeQuery("SELECT FROM pg_locks WHERE NOT granted AND relation = 'event'::regclass")) {
            return waiting.next();
        }
    }

    private static String name(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    private long streamLength() {
        return jdbc().sql("SELECT count(*) FROM event WHERE aggregate_identifier = ?")
                .param("ladders/" + id)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private interface Request {
        Reply send(int number);
    }

    private static List<Reply> concurrently(int count, Request request) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
            List<Future<Reply>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                futures.add(pool.submit(() -> request.send(number)));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> future : futures) {
                replies.add(future.get(60, TimeUnit.SECONDS));
            }
            return replies;
        }
    }
}
