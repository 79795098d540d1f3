package dev.assay.command.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.command.history.rows.RowIds;
import dev.assay.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HistoryImportTest extends ServiceTest {

    private static final String PATH = "/api/imports/history";
    private static final String NDJSON = "application/x-ndjson";

    private final OldSystem old = new OldSystem(hr());

    @Test
    void everyRowBecomesAnEventOfWhoeverImportsMarkedAsImported() {
        Reply reply = ok(post(old.everything().ndjson()));

        assertThat(reply.json().path("rows").asLong()).isEqualTo(8);
        assertThat(stored(reply)).containsExactly(3, 2, 3);
        assertThat(reply.json().path("pendingReview").asInt()).isEqualTo(1);
        assertThat(reply.json().path("rejected").asInt()).isZero();
        List<JsonNode> events = eventsOf("engineer");
        assertThat(events).hasSize(6).allSatisfy(event -> assertThat(
                        event.path("provenance").asString(""))
                .isEqualTo("IMPORTED"));
        JsonNode last = events.getLast();
        assertThat(last.path("raterId").asString("")).isEqualTo(id("director").toString());
        assertThat(last.path("fromCell").asString("")).isEqualTo("3/Mid");
        assertThat(last.path("judgement").path("rubricVersion").asInt()).isEqualTo(1);
        assertThat(jdbc().sql("SELECT DISTINCT convert_from(meta_data, 'UTF8')::jsonb ->> 'actor' FROM event"
                                + " WHERE aggregate_identifier = ?")
                        .param(id("engineer").toString())
                        .query(String.class)
                        .list())
                .containsExactly(HR.toString());
    }

    @Test
    void theSameFileAgainChangesNothingAndIsTheSameImport() {
        byte[] file = old.everything().ndjson();
        Reply first = ok(post(file));
        long events = events();

        Reply again = ok(post(file));

        assertThat(events()).isEqualTo(events);
        assertThat(again.text("importId")).isEqualTo(first.text("importId")).hasSize(64);
        assertThat(again.json().path("unchanged").asInt()).isEqualTo(8);
        assertThat(stored(again)).containsExactly(0, 0, 0);
        assertThat(hr().get(PATH + "/" + first.text("importId")).json()).isEqualTo(first.json());
    }

    @Test
    void aDryRunStoresNothingAndSaysWhatTheImportWillSay() {
        old.everything()
                .engineer("nobody's", "unknown")
                .rating("engineer", "engineer", "3/Mid", 90, OldSystem.BEGAN.plusDays(700), "");
        long events = events();
        Reply predicted = ok(hr().post(PATH + "?dryRun=true", NDJSON, old.ndjson()));
        assertThat(events()).isEqualTo(events);
        assertThat(hr().get(PATH + "/" + predicted.text("importId")).status()).isEqualTo(404);

        Reply done = ok(post(old.ndjson()));

        assertThat(predicted.json().path("dryRun").asBoolean()).isTrue();
        assertThat(predicted.body().replace("\"dryRun\":true", "\"dryRun\":false"))
                .isEqualTo(done.body());
        assertThat(codes(done)).containsExactly("9 engineer.manager-unknown", "10 rating.rater-is-subject");
    }

    @Test
    void aRejectedRowIsToldByItsLineAndDoesNotStopTheOthers() {
        LocalDate today = LocalDate.now(bean(Clock.class));
        old.head("director")
                .row("not json")
                .row("")
                .engineer("manager", "nobody")
                .engineer("engineer", "director")
                .evidence("manager", "e-1")
                .row("{\"kind\": \"rating\", \"surprise\": 1}")
                .row("{\"kind\": \"party\"}")
                .row("{\"kind\": \"engineer\", \"name\": \"Kim\", \"roleId\": \"?\", \"effectiveOn\": \"2020-02-30\"}")
                .rating("engineer", "director", "5/High", 90, OldSystem.BEGAN.plusDays(200), "e-9")
                .rating("engineer", "engineer", "3/Mid", 90, OldSystem.BEGAN.plusDays(200), "")
                .rating("engineer", "director", "3/Mid", 190, OldSystem.BEGAN.plusDays(200), "")
                .rating("engineer", "director", "3/Mid", 90, OldSystem.BEGAN.minusDays(1), "")
                .rating("engineer", "director", "3/Mid", 90, today.plusDays(1), "")
                .rating("engineer", "director", "3/Mid", 90, OldSystem.BEGAN.plusDays(200), "");

        Reply reply = ok(post(old.ndjson()));

        assertThat(stored(reply)).containsExactly(2, 0, 1);
        assertThat(codes(reply))
                .containsExactly(
                        "2 import.row-unreadable",
                        "4 engineer.manager-unknown",
                        "6 engineer.unknown",
                        "7 unknown-field",
                        "8 import.kind-unknown",
                        "9 format",
                        "10 rating.evidence-unknown",
                        "11 rating.rater-is-subject",
                        "12 Max",
                        "13 rating.rater-outside-reporting-line",
                        "14 rating.effective-in-future");
        assertThat(reply.json().path("rejected").asInt()).isEqualTo(11);
        assertThat(reply.json().path("rows").asInt()).isEqualTo(14);
        assertThat(reply.body()).doesNotContain("Kim").doesNotContain(old.company);
    }

    @Test
    void anotherContentUnderAStoredIdIsRefused() {
        ok(post(old.everything().ndjson()));
        OldSystem changed = old;
        changed.rows().set(3, old.rows().get(3).replace("parser", "printer"));

        Reply reply = ok(post(changed.ndjson()));

        assertThat(codes(reply)).containsExactly("4 import.row-differs");
        assertThat(reply.json().path("unchanged").asInt()).isEqualTo(7);
    }

    @Test
    void whatWasImportedGoesOnByCommandsAndWhatWasCommandedByImports() {
        ok(post(old.everything().ndjson()));
        Reply rated = as(id("manager"), "MANAGER").post("/api/engineers/" + id("engineer") + "/ratings", """
                {"level": 3, "band": "High", "confidence": 85, "rationale": "Seen at work",
                 "periodFrom": "2023-01-01", "periodTo": "2023-06-30", "effectiveOn": "2023-07-01"}
                """);
        assertThat(rated.status()).as(rated.body()).isEqualTo(201);
        assertThat(rated.version()).isEqualTo(6);

        Reply more = ok(post(old.rating("engineer", "manager", "3/Mid", 85, LocalDate.of(2023, 9, 1), "")
                .ndjson()));

        assertThat(stored(more)).containsExactly(0, 0, 1);
        assertThat(eventsOf("engineer").getLast().path("fromCell").asString("")).isEqualTo("3/High");
        Reply reviewed = as(UUID.randomUUID(), "HR")
                .post(
                        "/api/engineers/" + id("engineer") + "/ratings/"
                                + eventsOf("engineer").get(4).path("ratingId").asString("") + "/second-review",
                        "{\"outcome\": \"CONFIRMED\"}");
        assertThat(reviewed.status()).as(reviewed.body()).isEqualTo(200);
        assertThat(reviewed.version()).isEqualTo(8);
    }

    @Test
    void nobodyImportsRatingsOrEvidenceOfThemselves() {
        ApiClient someone = as(RowIds.person(old.person("engineer")), "HR");
        old.everything();
        ok(hr().post(PATH, NDJSON, (String.join("\n", old.rows().subList(0, 3)) + "\n").getBytes(UTF_8)));

        Reply reply = ok(someone.post(PATH, NDJSON, old.ndjson()));

        assertThat(codes(reply))
                .containsExactly(
                        "4 evidence.engineer-records-only-self",
                        "5 evidence.engineer-records-only-self",
                        "6 import.actor-is-subject",
                        "7 import.actor-is-subject",
                        "8 import.actor-is-subject");

        Reply bySomebodyElse = ok(someone.post(
                PATH,
                NDJSON,
                old.rows()
                        .get(3)
                        .replace("\"side\"", "\"recordedByExternalId\": \"" + old.person("manager") + "\", \"side\"")
                        .getBytes(UTF_8)));
        assertThat(codes(bySomebodyElse)).containsExactly("1 import.actor-is-subject");
    }

    @Test
    void whoImportedARatingIsNotItsSecondReviewer() {
        ok(hr().post(PATH, NDJSON, old.everything().ndjson()));
        UUID engineer = RowIds.person(old.person("engineer"));
        String ratingId = jdbc().sql("""
                        SELECT convert_from(payload, 'UTF8')::jsonb ->> 'ratingId' FROM event
                        WHERE aggregate_identifier = ? AND payload_type = 'rating.engineer-rated'
                          AND convert_from(payload, 'UTF8')::jsonb ->> 'reviewReasons' <> '[]'
                        """)
                .param(engineer.toString())
                .query((row, number) -> row.getString(1))
                .single();
        String review = "/api/engineers/" + engineer + "/ratings/" + ratingId + "/second-review";

        Reply byImporter = hr().post(review, "{\"outcome\": \"CONFIRMED\"}");
        assertThat(byImporter.status()).isEqualTo(422);
        assertThat(byImporter.code()).isEqualTo("rating.reviewer-is-rater");
        Reply byRater =
                as(RowIds.person(old.person("manager")), "MANAGER").post(review, "{\"outcome\": \"CONFIRMED\"}");
        assertThat(byRater.code()).isEqualTo("rating.reviewer-is-rater");
        assertThat(as(UUID.randomUUID(), "HR")
                        .post(review, "{\"outcome\": \"CONFIRMED\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noTwoPeopleAreImportedWithOneAddress(boolean dryRun) {
        old.head("director").engineer("one", "director").engineer("two", "director");
        String file = String.join("\n", old.rows()).replace(old.person("two") + "@", old.person("ONE") + "@");

        Reply reply = ok(hr().post(PATH + "?dryRun=" + dryRun, NDJSON, file.getBytes(UTF_8)));

        assertThat(codes(reply)).containsExactly("3 engineer.email-taken");
    }

    @Test
    void whoHadLeftByThatDayNeitherRatedNorRecorded() {
        old.everything();
        ok(hr().post(PATH, NDJSON, (String.join("\n", old.rows().subList(0, 3)) + "\n").getBytes(UTF_8)));
        UUID manager = RowIds.person(old.person("manager"));
        assertThat(hr().post(
                                "/api/engineers/" + manager + "/departure",
                                "{\"effectiveOn\": \"" + OldSystem.BEGAN.plusDays(200) + "\"}")
                        .status())
                .isEqualTo(200);

        Reply reply = ok(hr().post(PATH, NDJSON, old.engineer("late", "manager").ndjson()));

        assertThat(codes(reply)).containsExactly("7 import.rater-departed", "9 engineer.manager-departed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANAGER", "DIRECTOR", "PANEL", "ENGINEER", "ANALYST", "SERVICE"})
    void onlyHrImports(String role) {
        ApiClient caller = as(UUID.randomUUID(), role);

        assertThat(caller.post(PATH, NDJSON, old.everything().ndjson()).status())
                .isEqualTo(403);
        assertThat(caller.get(PATH + "/any").status()).isEqualTo(403);
    }

    @Test
    void whatIsNoFileOfRowsIsRefusedAtOnce() {
        assertThat(hr().post(PATH, "application/json", old.everything().ndjson())
                        .status())
                .isEqualTo(415);
        assertThat(hr().post(PATH, "text/csv;charset=ISO-8859-1", old.ndjson()).status())
                .isEqualTo(415);
        assertThat(hr().send("POST", PATH, NDJSON, old.ndjson()).status()).isEqualTo(400);
        for (String header : List.of("", "name,email\n", "kind,surprise\n", "kind,name,name\n", "kind,\"name\n")) {
            Reply reply = hr().post(PATH, "text/csv", header.getBytes(StandardCharsets.UTF_8));
            assertThat(reply.status()).as(header).isEqualTo(400);
            assertThat(reply.json().path("errors").path(0).path("field").asString(""))
                    .isEqualTo("header");
        }
    }

    @Test
    void anEmptyFileIsAnImportOfNothing() {
        Reply reply = ok(post(new byte[0]));

        assertThat(reply.json().path("rows").asInt(-1)).isZero();
    }

    private Reply post(byte[] file) {
        return hr().post(PATH, NDJSON, file);
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private UUID id(String person) {
        return UUID.fromString(jdbc().sql("""
                        SELECT aggregate_identifier FROM event
                        WHERE payload_type = 'roster.engineer-registered'
                          AND convert_from(payload, 'UTF8')::jsonb ->> 'name' = ?
                          AND convert_from(payload, 'UTF8')::jsonb ->> 'roleId' = ?
                        """)
                .params("Kim " + person, old.roleId)
                .query(String.class)
                .single());
    }

    private List<JsonNode> eventsOf(String person) {
        return jdbc().sql("SELECT payload FROM event WHERE aggregate_identifier = ? ORDER BY sequence_number")
                .param(id(person).toString())
                .query((row, number) -> EventJson.mapper().readTree(row.getBytes(1)))
                .list();
    }

    private static List<Integer> stored(Reply reply) {
        JsonNode stored = reply.json().path("stored");
        return List.of(
                stored.path("engineers").asInt(-1),
                stored.path("evidence").asInt(-1),
                stored.path("ratings").asInt(-1));
    }

    private static List<String> codes(Reply reply) {
        return reply.json().path("errors").values().stream()
                .map(error ->
                        error.path("line").asLong() + " " + error.path("code").asString(""))
                .toList();
    }
}
