package dev.assay.command.engineer;

import static dev.assay.command.engineer.Organisation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EngineerApiTest extends ServiceTest {

    private final LocalDate today = LocalDate.now(bean(Clock.class));
    private final Organisation organisation = new Organisation(today, hr(), ServiceTest::as);

    @Test
    void fromEvidenceToPromotionAndTheAlertInBetween() {
        UUID cause = organisation.rated(4, "High", today.minusDays(30));
        String claim = "{\"urgency\": \"IMMEDIATE\", \"causeRatingId\": \"" + cause + "\"}";
        Reply raised = sweep().post(organisation.path("/alerts"), claim);
        expect(201, raised);
        assertThat(raised.header("Location")).endsWith("/alerts/" + raised.text("id"));
        Reply again = sweep().post(organisation.path("/alerts"), claim);
        expect(200, again);
        assertThat(again.json()).isEqualTo(raised.json());

        expect(
                200,
                organisation
                        .asManager()
                        .post(organisation.path("/alerts/" + raised.text("id") + "/snooze"), """
                {"until": "%s", "reason": "The panel meets next week"}
                """.formatted(
                                        today.plusDays(7))));
        Reply proposed = director().post(organisation.path("/promotions"), """
                {"targetRoleId": "%s", "reason": "Works at that level"}
                """.formatted(organisation.nextRoleId));
        expect(201, proposed);
        Reply decided = as(UUID.randomUUID(), "PANEL")
                .post(organisation.path("/promotions/" + proposed.text("id") + "/decision"), """
                {"decision": "APPROVE", "reason": "The panel agrees", "effectiveOn": "%s"}
                """.formatted(today));
        expect(200, decided);

        assertThat(eventNames())
                .containsExactly(
                        "roster.engineer-registered",
                        "evidence.evidence-recorded",
                        "rating.engineer-rated",
                        "alert.promotion-overdue-raised",
                        "alert.alert-snoozed",
                        "promotion.promotion-proposed",
                        "alert.alert-taken-up",
                        "promotion.promotion-approved",
                        "alert.alert-resolved");
        assertThat(decided.version()).isEqualTo(8);
    }

    @Test
    void aSharedRatingIsRevisedCorrectedAndRetractedWithASecondPerson() {
        UUID first = organisation.rated(3, "Mid", today.minusDays(60));
        Reply revised =
                organisation.asManager().post(ratings(first, "revision"), changed(today.minusDays(60), "NEW_EVIDENCE"));
        expect(201, revised);
        Reply corrected = hr().post(ratings(id(revised), "correction"), changed(today.minusDays(60), "WRONG_CELL"));
        expect(201, corrected);
        expect(200, director().post(ratings(id(corrected), "second-review"), "{\"outcome\": \"CONFIRMED\"}"));
        expect(200, organisation.asManager().post(ratings(id(corrected), "sharing"), ""));
        expect(200, organisation.asManager().post(ratings(id(corrected), "retraction"), """
                {"reasonCode": "UNSUPPORTED", "reason": "The evidence was about another team"}
                """));
        expect(
                200,
                as(UUID.randomUUID(), "HR")
                        .post(ratings(id(corrected), "second-review"), "{\"outcome\": \"CONFIRMED\"}"));

        assertThat(eventNames())
                .endsWith(
                        "rating.engineer-rated",
                        "rating.rating-revised",
                        "rating.rating-corrected",
                        "rating.rating-reviewed",
                        "rating.rating-shared",
                        "rating.rating-retraction-requested",
                        "rating.rating-reviewed",
                        "rating.rating-retracted");
    }

    @Test
    void theRosterChangesByPutAndEndsWithADeparture() {
        expect(200, hr().put(organisation.path("/manager"), """
                {"managerId": "%s", "effectiveOn": "%s"}
                """.formatted(organisation.director, today)));
        expect(200, hr().put(organisation.path("/role"), """
                {"roleId": "%s", "reason": "A new team", "effectiveOn": "%s"}
                """.formatted(organisation.besideRoleId, today)));
        Reply departed = hr().post(organisation.path("/departure"), "{\"effectiveOn\": \"" + today + "\"}");
        expect(200, departed);
        assertThat(departed.version()).isEqualTo(3);
        Reply refused = hr().put(organisation.path("/role"), """
                {"roleId": "%s", "reason": "Too late", "effectiveOn": "%s"}
                """.formatted(organisation.roleId, today));
        expect(422, refused);
        assertThat(refused.code()).isEqualTo("engineer.departed");
    }

    @Test
    void whoeverHasLeftIsRefusedEverywhereFromThatDayOn() {
        ApiClient manager = organisation.asManager();
        UUID rating = organisation.rated(3, "Mid", today.minusDays(60));
        expect(200, hr().post("/api/engineers/" + organisation.manager + "/departure", departureOn(today.plusDays(1))));
        expect(200, manager.post(ratings(rating, "sharing"), ""));
        UUID hrOnRoster = UUID.randomUUID();
        expect(201, organisation.register(hrOnRoster, organisation.director));
        expect(200, hr().post("/api/engineers/" + hrOnRoster + "/departure", departureOn(today)));

        long before = events();
        ApiClient left = as(hrOnRoster, "HR", "MANAGER", "PANEL", "ENGINEER", "SERVICE");
        for (Reply refused : List.of(
                left.post(organisation.path("/evidence"), evidenceBody("PEER")),
                left.post(organisation.path("/promotions/" + rating + "/withdrawal"), """
                    {"reasonCode": "OTHER", "reason": "Gone"}
                    """),
                left.post(ratings(rating, "sharing"), ""),
                left.put(organisation.path("/role"), """
                {"roleId": "%s", "reason": "A new team", "effectiveOn": "%s"}
                """.formatted(organisation.besideRoleId, today)),
                left.post("/api/imports/history", "application/x-ndjson", new byte[0]),
                left.put("/api/alert-policy", "{\"terms\": [], \"decisionWithinDays\": 30, \"reason\": \"Mine\"}"))) {
            assertThat(refused.status()).as(refused.body()).isIn(400, 403);
            assertThat(refused.code()).as(refused.body()).isIn("access.departed", "request.malformed");
        }
        assertThat(left.post(organisation.path("/evidence"), evidenceBody("PEER"))
                        .code())
                .isEqualTo("access.departed");
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void whoeverHasLeftBecomesNobodysManager() {
        UUID gone = UUID.randomUUID();
        expect(201, organisation.register(gone, organisation.director));
        expect(200, hr().post("/api/engineers/" + gone + "/departure", departureOn(today)));

        Reply assigned = hr().put(organisation.path("/manager"), """
                {"managerId": "%s", "effectiveOn": "%s"}
                """.formatted(gone, today.minusDays(20)));
        expect(422, assigned);
        assertThat(assigned.code()).isEqualTo("engineer.manager-departed");
        Reply registered = organisation.register(UUID.randomUUID(), gone);
        expect(422, registered);
        assertThat(registered.code()).isEqualTo("engineer.manager-departed");
    }

    @Test
    void hrActsOnNobodysOwnRecordButThatOfOthers() {
        UUID own = UUID.randomUUID();
        expect(201, organisation.register(own, organisation.director));
        ApiClient self = as(own, "HR", "MANAGER", "DIRECTOR", "PANEL", "SERVICE");
        String path = "/api/engineers/" + own;
        long before = events();
        for (Reply refused : List.of(
                self.put(path + "/role", """
                    {"roleId": "%s", "reason": "I like it", "effectiveOn": "%s"}
                    """.formatted(organisation.besideRoleId, today)),
                self.put(path + "/manager", """
                {"managerId": "%s", "effectiveOn": "%s"}
                """.formatted(organisation.manager, today)),
                self.post(path + "/departure", departureOn(today)))) {
            expect(403, refused);
            assertThat(refused.code()).isEqualTo("access.own-record");
        }
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void aRoleThatNoLadderAndNoPublicationKnowsIsRefusedWithTheNearest() {
        String mistyped = organisation.roleId.substring(0, organisation.roleId.length() - 1) + "x";
        Reply changed = hr().put(organisation.path("/role"), """
                {"roleId": "%s", "reason": "A new team", "effectiveOn": "%s"}
                """.formatted(mistyped, today));
        expect(422, changed);
        assertThat(changed.code()).isEqualTo("engineer.role-unknown");
        assertThat(changed.text("detail")).contains(organisation.roleId);
        Reply registered = hr().post("/api/engineers", """
            {"name": "Kim Aalto", "email": "kim-%s@example.org", "roleId": "WIZZARD", "effectiveOn": "%s"}
            """.formatted(mistyped, today));
        expect(422, registered);
        assertThat(registered.code()).isEqualTo("engineer.role-unknown");
    }

    @Test
    void ofTwentyRegistrationsWithOneAddressAtTheSameTimeOneIsStored() throws Exception {
        String address = "kim." + UUID.randomUUID() + "@example.org";
        List<Callable<Reply>> registrations = IntStream.range(0, 20)
                .<Callable<Reply>>mapToObj(i -> () -> hr().post("/api/engineers", """
                        {"name": "Kim Aalto", "email": "%s", "roleId": "%s", "effectiveOn": "%s"}
                        """.formatted(
                                i % 2 == 0 ? address : address.toUpperCase(Locale.ROOT), organisation.roleId, today)))
                .toList();
        List<Reply> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Reply> reply : threads.invokeAll(registrations)) {
                replies.add(reply.get());
            }
        }
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() != 201).allSatisfy(reply -> assertThat(reply.code())
                .isEqualTo("engineer.email-taken"));
    }

    private static String departureOn(LocalDate day) {
        return "{\"effectiveOn\": \"" + day + "\"}";
    }

    @Test
    void theEngineerAndTheSweepDoTheirPart() {
        ApiClient self = as(organisation.engineer, "ENGINEER");
        String own = evidenceBody("SELF");
        Reply recorded = self.post(organisation.path("/evidence"), own);
        expect(201, recorded);
        expect(200, self.post(organisation.path("/evidence/" + recorded.text("id") + "/withdrawal"), """
                {"reasonCode": "DUPLICATE", "reason": "Recorded twice"}
                """));
        Reply refused = self.post(organisation.path("/evidence"), evidenceBody("PEER"));
        expect(422, refused);
        assertThat(refused.code()).isEqualTo("evidence.engineer-records-only-self");
        expect(403, sweep().post(organisation.path("/evidence"), own));
    }

    @Test
    void theSameKeyGivesTheSameRating() {
        String body = organisation.rating(3, "Mid", today, "");
        ApiClient keyed = organisation.asManager().withKey(UUID.randomUUID().toString());
        Reply first = keyed.post(organisation.path("/ratings"), body);
        Reply second = keyed.post(organisation.path("/ratings"), body);

        expect(201, first);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(eventNames()).filteredOn("rating.engineer-rated"::equals).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "level": 4                | "level": 6              | level
            "level": 4                | "level": "4"            | level
            "level": 4                | "level": 4.7            | level
            "level": 4,               |                         | level
            "band": "High"            | "band": "Highest"       | band
            "confidence": 85          | "confidence": 101       | confidence
            "confidence": 85          | "confidence": null      | confidence
            "As the evidence shows"   | "   "                   | rationale
            "effectiveOn": "TODAY"    | "effectiveOn": "2026-02-30"         | effectiveOn
            "effectiveOn": "TODAY"    | "effectiveOn": "+99999-01-01"       | effectiveOn
            "evidenceIds": []         | "evidenceIds": ["no-id"]            | evidenceIds[0]
            "evidenceIds": []         | "evidenceIds": [null]               | evidenceIds[0]
            "level": 4                | "level": 4, "score": 3  | score
            """)
    void malformedRatingsNameTheField(String good, String bad, String field) {
        String body = organisation
                .rating(4, "High", today, "")
                .replace(good.replace("TODAY", today.toString()), bad == null ? "" : bad);
        long before = events();
        Reply reply = organisation.asManager().post(organisation.path("/ratings"), body);

        expect(400, reply);
        assertThat(reply.json().path("errors").valueStream().map(error -> error.path("field")
                        .asString("")))
                .as(reply.body())
                .contains(field);
        assertThat(events()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"decision": "APPROVE", "reason": "Yes"}                                                   | effectiveOn
            {"decision": "DECLINE", "reason": "No"}                                                    | reviewOn
            {"decision": "APPROVE", "reason": "Yes", "effectiveOn": "2026-01-01", "reviewOn": "2026-01-01"} | reviewOn
            {"decision": "PERHAPS", "reason": "Yes"}                                                   | decision
            {"decision": "DECLINE", "reason": "", "reviewOn": "2027-01-01"}                            | reason
            """)
    void malformedDecisionsNameTheField(String body, String field) {
        Reply reply = as(UUID.randomUUID(), "PANEL")
                .post(organisation.path("/promotions/" + UUID.randomUUID() + "/decision"), body);

        expect(400, reply);
        assertThat(reply.json().path("errors").path(0).path("field").asString(""))
                .as(reply.body())
                .isEqualTo(field);
    }

    @Test
    void linksMustBeWebAddresses() {
        Reply reply = organisation
                .asManager()
                .post(
                        organisation.path("/evidence"),
                        evidenceBody("PEER").replace("https://example.org", "javascript:alert(1)"));
        expect(400, reply);
        assertThat(reply.body()).contains("links[0]");
    }

    @Test
    void rulesRefuseWithTheirCode() {
        Reply noEvidence =
                organisation.asManager().post(organisation.path("/ratings"), organisation.rating(4, "High", today, ""));
        expect(422, noEvidence);
        assertThat(noEvidence.code()).isEqualTo("rating.evidence-required");

        Reply future = organisation
                .asManager()
                .post(organisation.path("/ratings"), organisation.rating(3, "Mid", today.plusDays(1), ""));
        expect(422, future);
        assertThat(future.code()).isEqualTo("rating.effective-in-future");

        Reply unpublished = organisation
                .asManager()
                .post(
                        organisation.path("/ratings"),
                        organisation.rating(3, "Mid", today, "").replace("\"band\"", "\"rubricVersion\": 9, \"band\""));
        expect(422, unpublished);
        assertThat(unpublished.code()).isEqualTo("rating.rubric-not-published");
    }

    @Test
    void whatDoesNotExistIsUnknown() {
        expect(404, organisation.asManager().post(ratings(UUID.randomUUID(), "sharing"), ""));
        expect(
                404,
                hr().post(
                                "/api/engineers/" + UUID.randomUUID() + "/departure",
                                "{\"effectiveOn\": \"" + today + "\"}"));
        expect(400, hr().post("/api/engineers/nobody/departure", "{\"effectiveOn\": \"" + today + "\"}"));
    }

    @Test
    void managersActOnlyInTheirOwnLine() {
        Organisation other = new Organisation(today, hr(), ServiceTest::as);
        long before = events();
        expect(403, other.asManager().post(organisation.path("/ratings"), organisation.rating(3, "Mid", today, "")));
        expect(
                403,
                as(organisation.engineer, "ENGINEER")
                        .post(organisation.path("/ratings"), organisation.rating(3, "Mid", today, "")));
        assertThat(events()).isEqualTo(before);
    }

    private ApiClient director() {
        return organisation.as(organisation.director, "DIRECTOR");
    }

    private ApiClient sweep() {
        return as(UUID.randomUUID(), "SERVICE");
    }

    private String ratings(UUID ratingId, String act) {
        return organisation.path("/ratings/" + ratingId + "/" + act);
    }

    private String changed(LocalDate day, String reasonCode) {
        return organisation
                .rating(3, "High", day, "")
                .replace("\"band\"", "\"reasonCode\": \"" + reasonCode + "\", \"reason\": \"Looked again\", \"band\"");
    }

    private String evidenceBody(String kind) {
        return """
                {"side": "INDIVIDUAL", "kind": "%s", "summary": "Wrote the runbook",
                 "links": ["https://example.org/runbook"], "effectiveOn": "%s"}
                """.formatted(kind, today);
    }

    private static UUID id(Reply reply) {
        JsonNode id = reply.json().path("id");
        return UUID.fromString(id.asString());
    }

    private List<String> eventNames() {
        return jdbc().sql("SELECT payload_type FROM event WHERE aggregate_identifier = ? ORDER BY sequence_number")
                .param(organisation.engineer.toString())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
