package dev.assay.command.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.command.history.rows.RowIds;
import dev.assay.embedded.Shared;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Files that arrive slowly, or never to their end, while others work.
class InterruptedImportTest extends ServiceTest {

    private static final String PATH = "/api/imports/history";
    private static final String NDJSON = "application/x-ndjson";
    private static final int PEOPLE = 1_500;
    private static final int FACTS = PEOPLE + 2;

    private final OldSystem old = new OldSystem(hr());

    @Test
    void aFileThatWasCutOffGoesOnWhereItEndedAndEveryFactIsStoredOnce() throws IOException {
        byte[] file = crowd();
        try (SlowUpload upload = new SlowUpload(port(), HR, file.length)) {
            upload.send(file, 0, file.length * 4 / 5);
            awaitStored(1_000);
        }
        Awaitility.await().until(() -> hr().post(PATH, NDJSON, new byte[0]).status() == 200);
        long afterCut = stored();

        Reply again = hr().post(PATH, NDJSON, file);

        assertThat(afterCut).isEqualTo(1_000);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().path("unchanged").asInt()).isEqualTo(1_000);
        assertThat(again.json().path("rejected").asInt()).isZero();
        assertThat(stored()).isEqualTo(FACTS);
    }

    @Test
    void whileAFileArrivesCommandsGoOnAndASecondFileWaits() throws IOException {
        byte[] file = crowd();
        try (SlowUpload upload = new SlowUpload(port(), HR, file.length)) {
            upload.send(file, 0, file.length * 4 / 5);
            awaitStored(1_000);

            Reply second = hr().post(PATH, NDJSON, old.ndjson());
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.code()).isEqualTo("import.running");
            assertThat(second.header("Retry-After")).isNotEmpty();
            Reply rated = as(RowIds.person(old.person("director")), "DIRECTOR")
                    .post("/api/engineers/" + RowIds.person(old.person("p0")) + "/ratings", """
                        {"level": 3, "band": "Mid", "confidence": 85, "rationale": "Seen at work",
                         "periodFrom": "2021-01-01", "periodTo": "2021-06-30", "effectiveOn": "2021-07-01"}
                        """);
            assertThat(rated.status()).as(rated.body()).isEqualTo(201);

            upload.send(file, file.length * 4 / 5, file.length);
            assertThat(upload.answer()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(stored()).isEqualTo(FACTS + 1);
        assertThat(versions("p0"))
                .as("the command's event between those of the file")
                .isEqualTo("0 roster.engineer-registered, 1 rating.engineer-rated, 2 evidence.evidence-recorded");
    }

    @Test
    void aServiceThatEndsStopsAnImportBetweenTwoChunksAndSaysSo() throws IOException {
        byte[] file = crowd();
        ConfigurableApplicationContext ending = start(jdbcUrl(), Shared.kafka());
        int port = Integer.parseInt(ending.getEnvironment().getRequiredProperty("local.server.port"));
        try (SlowUpload upload = new SlowUpload(port, HR, file.length)) {
            upload.send(file, 0, file.length * 4 / 5);
            awaitStored(1_000);

            Thread closing = Thread.ofPlatform().start(ending::close);
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> isRefused(port));
            upload.send(file, file.length * 4 / 5, file.length);

            assertThat(upload.answer())
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Retry-After: ", "\"code\":\"import.interrupted\"");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !closing.isAlive());
        }
        assertThat(stored()).isEqualTo(1_000);
    }

    private static boolean isRefused(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    /// A head, many people, and in the end a fact about the first of them.
    private byte[] crowd() {
        old.head("director");
        for (int i = 0; i < PEOPLE; i++) {
            old.engineer("p" + i, "director");
        }
        return old.evidence("p0", "last").ndjson();
    }

    private void awaitStored(long facts) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> stored() == facts);
    }

    private long stored() {
        return jdbc().sql("""
            SELECT count(*) FROM event WHERE aggregate_identifier IN (
                SELECT engineer_id::text FROM reference_role WHERE role_id = ?)
            """).param(old.roleId).query(Long.class).single();
    }

    private String versions(String person) {
        return String.join(
                ", ",
                jdbc().sql("""
                    SELECT sequence_number || ' ' || payload_type FROM event
                    WHERE aggregate_identifier = ? ORDER BY sequence_number
                    """)
                        .param(RowIds.person(old.person(person)).toString())
                        .query(String.class)
                        .list());
    }
}
