package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.assay.events.EventJson;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// The audit as HR and managers meet it, in pages and as exports.
class AuditApiTest extends ViewsApiTest {

    @Test
    void theAuditIsForHrAndOfOneEngineerForTheLine() {
        String ada = "/api/audit?engineer=" + ADA;

        assertThat(texts(json(ada, MAX, "MANAGER"), "type"))
                .containsExactlyElementsOf(PUBLISHED.stream()
                        .filter(event -> event.stream().equals(ADA.toString()))
                        .map(event -> event.type().name())
                        .toList());
        assertThat(get(ada, KIM, "MANAGER").statusCode()).isEqualTo(403);
        assertThat(get(ada, ADA, "ENGINEER").statusCode()).isEqualTo(403);
        assertThat(get("/api/audit", MAX, "MANAGER").statusCode()).isEqualTo(403);
        assertThat(get("/api/audit", HR, "ANALYST").statusCode()).isEqualTo(403);
        assertThat(texts(json(ada + "&type=rating", HR, "HR"), "what"))
                .containsExactly("Engineer rated", "Rating shared with the engineer", "Rating revised");
        assertThat(texts(json("/api/audit?type=rating.rating-revised&actor=" + MAX, HR, "HR"), "engineerId"))
                .containsExactly(ADA.toString());
    }

    @Test
    void everyAuditEntryTellsWhoWhatWhomFromToAndWhy() {
        JsonNode revised = json("/api/audit?type=rating.rating-revised&engineer=" + ADA, HR, "HR")
                .at("/items/0");

        assertThat(revised.at("/actorId").asString()).isEqualTo(MAX.toString());
        assertThat(revised.at("/engineerId").asString()).isEqualTo(ADA.toString());
        assertThat(revised.at("/from").asString()).isEqualTo("3/Mid");
        assertThat(revised.at("/to").asString()).isEqualTo("3/High");
        assertThat(revised.at("/reasonCode").asString()).isEqualTo("NEW_EVIDENCE");
        assertThat(revised.at("/reason").asString()).isEqualTo("The migration counts for more");
        assertThat(revised.at("/effectiveOn").asString()).isEqualTo("2025-06-01");
        assertThat(revised.at("/data/judgement/level").asInt()).isEqualTo(3);
        assertThat(revised.has("recordedAt") && revised.has("commandId") && revised.has("position"))
                .isTrue();
    }

    @Test
    void theAuditIsExportedAsCsvAndAsNdjson() {
        HttpResponse<String> csv = export("text/csv");
        HttpResponse<String> ndjson = export("application/x-ndjson");

        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"audit.csv\"");
        assertThat(csv.body().lines()).hasSize(7).first().asString().startsWith("position,recordedAt,effectiveOn,type");
        assertThat(ndjson.headers().firstValue("Content-Type")).contains("application/x-ndjson;charset=UTF-8");
        assertThat(ndjson.body()
                        .lines()
                        .map(line ->
                                EventJson.mapper().readTree(line).at("/eventId").asString()))
                .isEqualTo(texts(json("/api/audit?engineer=" + ADA, HR, "HR"), "eventId"));
        assertThat(send(request("/api/audit?engineer=" + ADA, KIM, "MANAGER")
                                .header("Accept", "text/csv")
                                .build())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theTimeOfRecordingBoundsTheAudit() {
        String ada = "/api/audit?engineer=" + ADA;
        String first = encoded(PUBLISHED.getFirst().recordedAt().toString());

        assertThat(json(ada + "&from=" + first, HR, "HR").at("/items").size()).isEqualTo(6);
        assertThat(json(ada + "&to=" + first, HR, "HR").at("/items").isEmpty()).isTrue();
        assertThat(json(ada + "&to=2020-12-31", HR, "HR").at("/items").isEmpty())
                .isTrue();
        assertThat(json("/api/audit?limit=1&from=2999-01-01", HR, "HR")
                        .at("/items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void everyReadOfSomebodysRatingsIsLoggedWithIdsOnly() {
        Logger logger = (Logger) LoggerFactory.getLogger("assay.sensitive-reads");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        UUID reader = UUID.randomUUID();
        try {
            for (String path :
                    List.of("/api/engineers/" + ADA + "/ratings", "/api/audit?engineer=" + ADA, "/api/audit")) {
                get(path, reader, "HR");
            }
            get("/api/engineers/" + ADA + "/ratings", reader, "ANALYST");
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains(reader.toString()))
                .containsExactly(
                        "Ratings read: reader=" + reader + " engineer=" + ADA + " view=ratings",
                        "Ratings read: reader=" + reader + " engineer=" + ADA + " view=audit",
                        "Ratings read: reader=" + reader + " engineer=all view=audit");
    }

    @Test
    void aWalkWithCursorsEqualsTheWholeList() {
        String line = "/api/engineers?manager=" + VERA + "&transitive=true";
        List<String> whole = ids(json(line, HR, "HR"));
        assertThat(walk(line + "&limit=1", "id")).hasSize(4).isEqualTo(whole);

        String audit = "/api/audit?engineer=" + ADA;
        assertThat(walk(audit + "&limit=2", "eventId")).hasSize(6).isEqualTo(texts(json(audit, HR, "HR"), "eventId"));
    }

    private static HttpResponse<String> export(String mediaType) {
        return send(request("/api/audit?engineer=" + ADA, HR, "HR")
                .header("Accept", mediaType)
                .build());
    }

    private static List<String> walk(String path, String field) {
        List<String> found = new ArrayList<>();
        JsonNode page = json(path, HR, "HR");
        found.addAll(texts(page, field));
        while (page.has("next")) {
            page = json(path + "&cursor=" + page.at("/next").asString(), HR, "HR");
            found.addAll(texts(page, field));
        }
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
