package dev.assay.command.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LargeRowsTest extends ServiceTest {

    private final OldSystem old = new OldSystem(hr());

    @Test
    void theNameOfAnUnknownFieldIsShownShortAndCannotKeepTheReportFromBeingStored() {
        old.head("director").row("{\"kind\": \"engineer\", \"\\u0000" + "x".repeat(40_000) + "\": 1}");

        Reply reply = hr().withKey(UUID.randomUUID().toString())
                .post("/api/imports/history", "application/x-ndjson", old.ndjson());

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().at("/errors/0/field").asString(""))
                .startsWith("?x")
                .hasSizeLessThan(300);
        assertThat(hr().get("/api/imports/history/" + reply.text("importId")).json())
                .isEqualTo(reply.json());
    }

    @Test
    void aRowThatIsTooLargeAsWrittenIsToldByItsLineAndDoesNotStopTheOthers() {
        String dampener = "\"" + "\u8A55".repeat(1_500) + "\"";
        String dampeners = String.join(",", Collections.nCopies(50, dampener));
        old.head("director")
                .engineer("engineer", "director")
                .rating("engineer", "director", "3/Mid", 85, OldSystem.BEGAN.plusDays(180), "");
        String last = old.rows().getLast();
        old.row(last.replace("\"periodFrom\"", "\"dampenersConsidered\": [" + dampeners + "], \"periodFrom\""))
                .evidence("engineer", "e-1");

        Reply reply = hr().withKey(UUID.randomUUID().toString())
                .post("/api/imports/history", "application/x-ndjson", old.ndjson());

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode report = reply.json();
        assertThat(report.path("rejected").asInt()).isEqualTo(1);
        assertThat(report.at("/errors/0/line").asInt()).isEqualTo(4);
        assertThat(report.at("/errors/0/code").asString()).isEqualTo("event.too-large");
        assertThat(report.at("/stored/evidence").asInt()).isEqualTo(1);
        assertThat(report.at("/stored/ratings").asInt()).isEqualTo(1);
    }
}
