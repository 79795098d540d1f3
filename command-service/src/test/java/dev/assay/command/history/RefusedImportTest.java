package dev.assay.command.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.Link;
import dev.assay.embedded.Shared;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Files that are too large, and a store that is away.
class RefusedImportTest extends ServiceTest {

    private static final String PATH = "/api/imports/history";
    private static final String NDJSON = "application/x-ndjson";
    private static final int MOST = 4_000;

    @SuppressWarnings("NullAway.Init")
    private static Link postgres;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext small;

    @BeforeAll
    static void startSmall() {
        String url = Shared.postgres();
        URI server = URI.create(url.substring("jdbc:".length()));
        postgres = new Link("postgres", new InetSocketAddress(server.getHost(), server.getPort()));
        small = start(
                url.replace(server.getAuthority(), "127.0.0.1:" + postgres.port()),
                Shared.kafka(),
                "--assay.history.max-file=" + MOST + "B",
                "--assay.history.dry-run=2");
    }

    @AfterAll
    static void stop() {
        small.close();
        postgres.close();
    }

    @Test
    void aFileThatSaysItIsTooLongIsRefusedBeforeItComes() throws IOException {
        try (SlowUpload upload = new SlowUpload(port(small), HR, MOST + 1)) {
            assertThat(upload.statusLine()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aFileThatTurnsOutTooLongIsRefused() throws Exception {
        HttpRequest chunked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(small) + PATH))
                .header("Authorization", "Bearer " + Shared.issuer().token(HR, "HR"))
                .header("Content-Type", NDJSON)
                .header("Idempotency-Key", "chunked")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("\n".repeat(MOST + 1).getBytes(StandardCharsets.UTF_8))))
                .build();

        Reply refused = new Reply(HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString()));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("request.too-large");
    }

    @Test
    void aDryRunOfMoreThanFitsInMemoryIsRefusedAndTheImportIsNot() {
        byte[] file = new OldSystem(caller())
                .head("director")
                .engineer("one", "director")
                .engineer("two", "director")
                .ndjson();

        Reply tried = caller().post(PATH + "?dryRun=true", NDJSON, file);
        assertThat(tried.status()).isEqualTo(413);
        assertThat(tried.code()).isEqualTo("import.dry-run-too-large");
        Reply imported = caller().post(PATH, NDJSON, file);
        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.json().at("/stored/engineers").asInt()).isEqualTo(3);
    }

    @Test
    void withoutTheStoreAnImportIsRefusedAndCanBeSentAgain() {
        byte[] file = new OldSystem(caller()).head("director").ndjson();
        postgres.refuse();
        try {
            Reply away = caller().post(PATH, NDJSON, file);
            assertThat(away.status()).as(away.body()).isEqualTo(503);
            assertThat(away.code()).isEqualTo("store.unavailable");
            assertThat(away.header("Retry-After")).isNotEmpty();
        } finally {
            postgres.open();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> caller().post(PATH, NDJSON, file)
                                .json()
                                .at("/stored/engineers")
                                .asInt()
                        == 1);
    }

    private static ApiClient caller() {
        return as(client(small), HR, "HR");
    }

    private static int port(ConfigurableApplicationContext service) {
        return Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
