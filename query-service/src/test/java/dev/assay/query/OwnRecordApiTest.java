package dev.assay.query;

import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.RecordedEvent;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.query.request.Cursor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Of their own record everybody sees what an engineer sees, whatever other roles they hold (R21), on every door.
class OwnRecordApiTest extends QueryServiceTest {

    private static final LocalDate TODAY = LocalDate.now(CLOCK);
    private static final LocalDate DAY = TODAY.minusYears(1);
    private static final LocalDate AHEAD = TODAY.plusMonths(2);
    private static final UUID SAM = UUID.randomUUID();
    private static final UUID BOSS = UUID.randomUUID();
    private static final UUID REPORT = UUID.randomUUID();
    private static final String[] EVERY_ROLE = {"HR", "MANAGER", "DIRECTOR", "PANEL", "ENGINEER"};
    private static final String SECRET = "secret of sam";

    @SuppressWarnings("NullAway.Init")
    private static RecordedEvent first;

    @SuppressWarnings("NullAway.Init")
    private static RecordedEvent last;

    @BeforeAll
    static void publish() {
        service();
        UUID promotion = id("case of sam");
        first = EventStream.publish(Histories.registered(BOSS, "HoE", null, DAY));
        EventStream.publish(
                BOSS,
                Histories.registered(SAM, "IMPE", BOSS, DAY),
                rated("hidden of sam", SECRET, "LARGE_MOVE"),
                rated("told of sam", "told to sam", "LARGE_MOVE"),
                new RatingReviewed(SAM, id("told of sam"), BOSS, "RATING", "CONFIRMED", SECRET, DAY),
                new RatingShared(SAM, id("told of sam"), BOSS, DAY),
                Histories.raised(SAM, id("alert of sam"), id("hidden of sam"), "OVERDUE", DAY),
                new PromotionProposed(SAM, promotion, BOSS, "IMPE", "SPE", SECRET, SECRET, DAY, DAY),
                new PromotionApproved(SAM, promotion, id("panel"), "IMPE", "SPE", SECRET, AHEAD),
                new PromotionProposed(SAM, id("open case of sam"), BOSS, "IMPE", "LSE", SECRET, null, DAY, DAY),
                new RoleChanged(SAM, "IMPE", "TTL", SECRET, AHEAD),
                new ManagerAssigned(SAM, BOSS, id("next manager of sam"), SECRET, AHEAD),
                new EngineerDeparted(SAM, SECRET, AHEAD));
        last = EventStream.publish(BOSS, Histories.registered(REPORT, "IMPE", SAM, DAY));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/api/engineers/" + REPORT + "?minVersion=" + last.version(), HR, "HR")
                                .statusCode()
                        == 200);
    }

    @TestFactory
    Stream<DynamicTest> noDoorTellsWhatIsHiddenOfTheOwnRecord() {
        String sam = "/api/engineers/" + SAM;
        return Stream.of(
                        sam,
                        sam + "/timeline",
                        sam + "/timeline?asOf=" + AHEAD.plusYears(1),
                        sam + "/ratings",
                        sam + "/ratings?asOf=" + AHEAD.plusYears(1),
                        "/api/engineers?limit=1000",
                        "/api/engineers?manager=" + BOSS,
                        "/api/audit?engineer=" + SAM,
                        "/api/audit?limit=1000" + cursor(),
                        "/api/alerts?limit=1000",
                        "/api/alerts?manager=" + BOSS,
                        "/api/promotions?limit=1000",
                        "CSV /api/audit?engineer=" + SAM,
                        "NDJSON /api/audit?engineer=" + SAM,
                        "CSV /api/audit",
                        "NDJSON /api/audit")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    HttpResponse<String> answer = read(path);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.body())
                            .doesNotContain(
                                    SECRET,
                                    id("hidden of sam").toString(),
                                    id("alert of sam").toString(),
                                    id("case of sam").toString(),
                                    id("open case of sam").toString(),
                                    id("next manager of sam").toString());
                    if (path.contains(SAM.toString())) {
                        assertThat(answer.body()).doesNotContain("TTL", "LARGE_MOVE");
                    }
                }));
    }

    @Test
    void theOwnRecordHasNoNumbersWhoseGapsWouldTell() {
        JsonNode timeline = json("/api/engineers/" + SAM + "/timeline", SAM, EVERY_ROLE);
        assertThat(timeline.get("entries"))
                .extracting(entry -> entry.get("type").asString())
                .containsExactly("roster.engineer-registered", "rating.engineer-rated", "rating.rating-shared");
        assertThat(timeline.get("entries")).noneMatch(entry -> entry.has("version") || entry.has("position"));
        JsonNode ratings = json("/api/engineers/" + SAM + "/ratings", SAM, "ENGINEER");
        assertThat(ratings.at("/ratings/0/status").asString()).isEqualTo("COUNTS");
        assertThat(ratings.at("/ratings/0").has("version")).isFalse();
        assertThat(ratings.at("/ratings/0/reviewReasons")).isEmpty();
        assertThat(json("/api/engineers/" + SAM, SAM, "ENGINEER").has("version"))
                .isFalse();
    }

    @Test
    void otherRolesChangeNothingInWhatOneReadsOfOneself() {
        for (String path : List.of("", "/timeline", "/ratings")) {
            assertThat(get("/api/engineers/" + SAM + path, SAM, EVERY_ROLE).body())
                    .isEqualTo(
                            get("/api/engineers/" + SAM + path, SAM, "ENGINEER").body());
        }
    }

    @Test
    void theAuditOfOneWhoSeesEverythingElseHasNoGapWhereTheOwnRecordIsHidden() {
        List<Long> positions = new ArrayList<>();
        JsonNode page = json("/api/audit?limit=3" + cursor(), SAM, "HR");
        while (true) {
            page.get("items").forEach(item -> positions.add(item.get("position").asLong()));
            if (!page.hasNonNull("next")) {
                break;
            }
            page = json("/api/audit?limit=3&cursor=" + page.get("next").asString(), SAM, "HR");
        }

        assertThat(positions.getFirst()).isEqualTo(first.position());
        assertThat(positions)
                .containsExactlyElementsOf(LongStream.rangeClosed(positions.getFirst(), positions.getLast())
                        .boxed()
                        .toList());
        assertThat(positions.size()).isLessThan((int) (last.position() - first.position()) + 1);
    }

    @Test
    void anEventHasTheSameNumberOnEveryDoorOfOneReader() {
        String byTimeline = "/api/engineers/" + REPORT + "/timeline";
        String byAudit = "/api/audit?engineer=" + REPORT;

        for (String role : List.of("HR", "MANAGER")) {
            assertThat(json(byTimeline, SAM, role).at("/entries/0/position").asLong())
                    .isEqualTo(json(byAudit, SAM, role).at("/items/0/position").asLong())
                    .isLessThan(last.position());
        }
        assertThat(json(byTimeline, BOSS, "DIRECTOR").at("/entries/0/position").asLong())
                .isEqualTo(last.position());
    }

    @Test
    void aFilterByTypeFindsOwnEventsAsTheyRead() {
        JsonNode page = json("/api/audit?type=rating&engineer=" + SAM, SAM, "HR");
        assertThat(page.get("items"))
                .extracting(item -> item.get("type").asString())
                .containsExactly("rating.engineer-rated", "rating.rating-shared");
        assertThat(json("/api/audit?type=rating.rating-reviewed&engineer=" + SAM, SAM, "HR")
                        .get("items"))
                .isEmpty();
    }

    @Test
    void askingForVersionsDoesNotTellHowManyEventsAreHidden() {
        String timeline = "/api/engineers/" + SAM + "/timeline?minVersion=";

        assertThat(get(timeline + 3, BOSS, "MANAGER").statusCode()).isEqualTo(200);
        assertThat(get(timeline + 3, SAM, "ENGINEER").statusCode()).isEqualTo(503);
        assertThat(get(timeline + 300, SAM, "ENGINEER").statusCode()).isEqualTo(503);
    }

    @Test
    void whatLiesAheadShowsOnceItsDayHasCome() {
        CLOCK.advance(Duration.ofDays(70));
        try {
            // Sam has left by then, so somebody else's coming change is looked at.
            UUID kim = UUID.randomUUID();
            RecordedEvent moved = EventStream.publish(
                    BOSS,
                    Histories.registered(kim, "IMPE", BOSS, DAY),
                    new RoleChanged(kim, "IMPE", "TTL", "words about kim", AHEAD));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get("/api/engineers/" + kim + "?minVersion=" + moved.version(), HR, "HR")
                                    .statusCode()
                            == 200);
            JsonNode timeline = json("/api/engineers/" + kim + "/timeline", kim, "ENGINEER");
            assertThat(timeline.at("/entries/1/to").asString()).isEqualTo("TTL");
            assertThat(timeline.toString()).doesNotContain("words about kim");
            CLOCK.reset();
            assertThat(json("/api/engineers/" + kim + "/timeline", kim, "ENGINEER")
                            .get("entries"))
                    .hasSize(1);
        } finally {
            CLOCK.reset();
        }
    }

    private static HttpResponse<String> read(String door) {
        if (door.startsWith("/")) {
            return get(door, SAM, EVERY_ROLE);
        }
        String mediaType = door.startsWith("CSV") ? "text/csv" : "application/x-ndjson";
        return send(request(door.substring(door.indexOf('/')), SAM, EVERY_ROLE)
                .header("Accept", mediaType)
                .build());
    }

    private static String cursor() {
        return "&cursor=" + Cursor.after(Long.toString(first.position() - 1));
    }

    private static EngineerRated rated(String rating, String rationale, String... reviewReasons) {
        Judgement like = Histories.judgement("OVERDUE");
        return new EngineerRated(
                SAM,
                id(rating),
                BOSS,
                "2/Low",
                new Judgement(
                        like.roleId(),
                        like.rubricVersion(),
                        like.rubricHash(),
                        like.level(),
                        like.band(),
                        like.urgency(),
                        like.signalSide(),
                        like.signal(),
                        like.confidence(),
                        rationale,
                        like.evidenceIds(),
                        like.dampenersConsidered(),
                        like.periodFrom(),
                        like.periodTo()),
                List.of(reviewReasons),
                DAY);
    }
}
