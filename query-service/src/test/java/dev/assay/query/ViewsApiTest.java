package dev.assay.query;

import static dev.assay.query.history.Script.day;
import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.RecordedEvent;
import dev.assay.query.history.Script;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// The views as readers meet them: over HTTP, from the stream to the answer.
class ViewsApiTest extends QueryServiceTest {

    private static final UUID VERA = id("views vera");
    private static final UUID MAX = id("views max");
    private static final UUID KIM = id("views kim");
    private static final UUID ADA = id("views ada");
    private static final UUID BOB = id("views bob");
    private static final List<RecordedEvent> PUBLISHED = new ArrayList<>();

    @BeforeAll
    static void publish() {
        List<Envelope> events = new Script()
                .registered("views vera", "VP", null, "2024-01-01")
                .registered("views max", "EM", "views vera", "2024-01-01")
                .registered("views kim", "EM", "views vera", "2024-01-01")
                .registered("views ada", "IMPE", "views max", "2024-02-01")
                .registered("views bob", "GPE", "views max", "2024-02-01")
                .rated("views ada", "views first", "3/Mid", "2025-03-01")
                .shared("views ada", "views first", "2025-03-02")
                .revised("views ada", "views second", "views first", "3/Mid", "3/High", "2025-06-01")
                .withdrawn("views ada", "views proof", "2025-06-02", "views second")
                .add(EveryKind.proposed("views ada", "views case"))
                .managed("views bob", "views max", "views kim", "2025-06-01")
                .add(drafted(1))
                .add(new RoleVersionPublished("VIEWS", 1, "beef".repeat(16), id("hr"), day("2025-01-01")))
                .add(drafted(2))
                .add(EveryKind.ladder("views-track"))
                .events();
        events.forEach(event -> PUBLISHED.add(EventStream.publish(id("views max"), event.event())));
        service();
        await().until(() -> get("/api/ladders/views-track", HR, "HR").statusCode() == 200
                && get("/api/engineers/" + BOB + "?minVersion=1", HR, "HR").statusCode() == 200
                && get("/api/engineers/" + ADA + "?minVersion=5", HR, "HR").statusCode() == 200);
    }

    @Test
    void anEngineerIsShownWithTodaysRoleAndManager() {
        JsonNode bob = json("/api/engineers/" + BOB, HR, "HR");

        assertThat(bob.at("/roleId").asString()).isEqualTo("GPE");
        assertThat(bob.at("/managerId").asString()).isEqualTo(KIM.toString());
        assertThat(bob.at("/managers").size()).isEqualTo(2);
    }

    @Test
    void aVersionThatNeverComesIsAnsweredWithTryAgain() {
        HttpResponse<String> answer = get("/api/engineers/" + ADA + "/timeline?minVersion=999", HR, "HR");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(answer).at("/code").asString()).isEqualTo("view.behind");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        for (String path : List.of("", "/timeline", "/ratings")) {
            assertThat(get("/api/engineers/" + UUID.randomUUID() + path, HR, "HR")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get("/api/roles/NOBODY", HR, "HR").statusCode()).isEqualTo(404);
        assertThat(get("/api/roles/VIEWS?version=9", HR, "HR").statusCode()).isEqualTo(404);
        assertThat(get("/api/ladders/nowhere", HR, "HR").statusCode()).isEqualTo(404);
    }

    @Test
    void managersListTheirOwnLineAndNobodyElse() {
        assertThat(ids(json("/api/engineers?manager=" + MAX, HR, "HR"))).containsExactly(ADA.toString());
        assertThat(ids(json("/api/engineers?manager=" + VERA + "&transitive=true", HR, "HR")))
                .containsExactlyInAnyOrder(MAX.toString(), KIM.toString(), ADA.toString(), BOB.toString());
        assertThat(ids(json("/api/engineers?manager=" + VERA + "&transitive=true&role=GPE", HR, "HR")))
                .containsExactly(BOB.toString());
        assertThat(ids(json("/api/engineers", KIM, "MANAGER"))).containsExactly(BOB.toString());
        assertThat(ids(json("/api/engineers?manager=" + MAX, KIM, "MANAGER"))).isEmpty();
        assertThat(ids(json("/api/engineers", ADA, "ENGINEER"))).containsExactly(ADA.toString());
    }

    @Test
    void aWalkWithCursorsEqualsTheWholeList() {
        String line = "/api/engineers?manager=" + VERA + "&transitive=true";
        List<String> whole = ids(json(line, HR, "HR"));
        assertThat(walk(line + "&limit=1", "id")).hasSize(4).isEqualTo(whole);

        String audit = "/api/audit?engineer=" + ADA;
        assertThat(walk(audit + "&limit=2", "eventId")).hasSize(6).isEqualTo(texts(json(audit, HR, "HR"), "eventId"));
    }

    @Test
    void ratingsAreAnsweredAsOfADay() {
        String ratings = "/api/engineers/" + ADA + "/ratings";

        assertThat(json(ratings, HR, "HR").at("/inForce/cell").asString()).isEqualTo("3/High");
        assertThat(json(ratings + "?asOf=2025-05-31", HR, "HR")
                        .at("/inForce/cell")
                        .asString())
                .isEqualTo("3/Mid");
        assertThat(json(ratings + "?asOf=2025-02-28", HR, "HR").at("/inForce").isMissingNode())
                .isTrue();
        assertThat(json(ratings + "?knownAt=2020-01-01", HR, "HR")
                        .at("/ratings")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void engineersSeeOfThemselvesWhatWasShared() {
        JsonNode ratings = json("/api/engineers/" + ADA + "/ratings", ADA, "ENGINEER");
        assertThat(texts(ratings, "cell", "ratings")).containsExactly("3/Mid");
        assertThat(ratings.at("/inForce/cell").asString()).isEqualTo("3/Mid");

        JsonNode timeline = json("/api/engineers/" + ADA + "/timeline", ADA, "ENGINEER");
        assertThat(texts(timeline, "type", "entries"))
                .contains("rating.engineer-rated", "rating.rating-shared")
                .doesNotContain("rating.rating-revised", "promotion.promotion-proposed");
        assertThat(get("/api/engineers/" + ADA + "/ratings", BOB, "ENGINEER").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theManagerReadsTheWholeTimeline() {
        JsonNode timeline = json("/api/engineers/" + ADA + "/timeline?from=2025-03-01&to=2025-06-01", MAX, "MANAGER");

        assertThat(texts(timeline, "what", "entries"))
                .containsExactly("Engineer rated", "Rating shared with the engineer", "Rating revised");
        assertThat(texts(timeline, "status", "entries")).containsExactly("SUPERSEDED", "", "COUNTS");
        assertThat(get("/api/engineers/" + ADA + "/timeline", KIM, "MANAGER").statusCode())
                .isEqualTo(403);
    }

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
    void draftsOfRolesAreForHr() {
        JsonNode forHr = json("/api/roles/VIEWS?version=2", HR, "HR");
        JsonNode forAnalyst = json("/api/roles/VIEWS", HR, "ANALYST");

        assertThat(forHr.at("/version/state").asString()).isEqualTo("DRAFT");
        assertThat(forHr.at("/versions").size()).isEqualTo(2);
        assertThat(forAnalyst.at("/version/version").asInt()).isEqualTo(1);
        assertThat(forAnalyst
                        .at("/rubric/cells/0/individual/progressionSignals/0/sentence")
                        .asString())
                .isEqualTo("Keep going.");
        assertThat(forAnalyst.at("/versions").size()).isEqualTo(1);
        assertThat(get("/api/roles/VIEWS?version=2", HR, "ANALYST").statusCode())
                .isEqualTo(404);
        assertThat(texts(json("/api/roles?limit=1000", HR, "ANALYST"), "roleId"))
                .contains("VIEWS");
        assertThat(get("/api/roles", HR, "SERVICE").statusCode()).isEqualTo(403);
    }

    @Test
    void laddersAndTheAlertPolicyAreThereForEverybody() {
        assertThat(json("/api/ladders/views-track", ADA, "ENGINEER")
                        .at("/nextRoles/0/toRoleId")
                        .asString())
                .isEqualTo("SPE");
        assertThat(texts(json("/api/ladders?limit=1000", ADA, "ENGINEER"), "trackId"))
                .contains("views-track");
        JsonNode policies = json("/api/alert-policy", ADA, "ENGINEER");
        assertThat(policies.at("/all/0/version").asInt()).isZero();
        assertThat(policies.at("/inForce/terms").size()).isEqualTo(4);
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
    void promotionCasesAreForThePanelAndTheLine() {
        String open = "/api/promotions?state=OPEN&limit=1000";

        assertThat(texts(json(open, UUID.randomUUID(), "PANEL"), "id"))
                .contains(id("views case").toString());
        assertThat(texts(json(open, MAX, "MANAGER"), "id"))
                .containsExactly(id("views case").toString());
        assertThat(texts(json(open, KIM, "MANAGER"), "id")).isEmpty();
        assertThat(texts(json("/api/promotions?state=DECLINED", MAX, "MANAGER"), "id"))
                .isEmpty();
        assertThat(get(open, ADA, "ENGINEER").statusCode()).isEqualTo(403);
        assertThat(get("/api/engineers/" + ADA + "/timeline", UUID.randomUUID(), "PANEL")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/engineers/" + BOB + "/timeline", UUID.randomUUID(), "PANEL")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/timeline?from=2025-06-01&to=2025-05-01, from",
        "/timeline?asOf=2025-02-30, asOf",
        "/timeline?knownAt=yesterday, knownAt",
        "/timeline?knownAt=%2B999999999-12-31, knownAt",
        "/timeline?minVersion=one, minVersion",
        "/ratings?asOf=31.12.2025, asOf",
    })
    void aParameterThatCannotBeUsedIsNamed(String query, String parameter) {
        assertNamed("/api/engineers/" + ADA + query, parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/audit?limit=0, limit",
        "/api/audit?limit=1001, limit",
        "/api/audit?cursor=nonsense, cursor",
        "/api/audit?cursor=MTp4, cursor",
        "/api/audit?type=rating.unheard-of, type",
        "/api/audit?engineer=somebody, engineer",
        "/api/audit?from=2025-06-01&to=2025-05-01, from",
        "/api/engineers?manager=somebody, manager",
        "/api/engineers?cursor=%25%25, cursor",
        "/api/promotions?state=ALMOST, state",
        "/api/roles/VIEWS?version=two, version",
    })
    void aParameterOfAListThatCannotBeUsedIsNamed(String path, String parameter) {
        assertNamed(path, parameter);
    }

    private static void assertNamed(String path, String parameter) {
        HttpResponse<String> answer = get(path, HR, "HR");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(parameter);
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

    private static List<String> ids(JsonNode page) {
        return texts(page, "id");
    }

    private static List<String> texts(JsonNode page, String field) {
        return texts(page, field, "items");
    }

    private static List<String> texts(JsonNode answer, String field, String list) {
        return StreamSupport.stream(answer.at("/" + list).spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static RoleVersionDrafted drafted(int version) {
        RoleVersionDrafted like = EveryKind.drafted(version);
        return new RoleVersionDrafted(
                "VIEWS",
                version,
                like.importId(),
                like.kind(),
                like.title(),
                like.contentHash(),
                like.archetype(),
                like.rubric(),
                like.effectiveOn());
    }
}
