package dev.assay.command.framework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.command.imports.Documents;
import dev.assay.command.reference.Reference;
import dev.assay.domain.AlertPolicy;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.FrameworkEvent.Rung;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;

/// From the document to the published rubric, as HR does it.
class FrameworkApiTest extends ServiceTest {

    private static final String TEXT = "text/plain";

    private static final String POLICY = """
            {"terms": [
              {"urgency": "CONVERSATION", "proposalWithinDays": 90, "severity": "LOW", "escalateAfterDays": 30},
              {"urgency": "DUE", "proposalWithinDays": 60, "severity": "MEDIUM", "escalateAfterDays": 30},
              {"urgency": "OVERDUE", "proposalWithinDays": 0, "severity": "HIGH", "escalateAfterDays": 30},
              {"urgency": "IMMEDIATE", "proposalWithinDays": 0, "severity": "CRITICAL", "escalateAfterDays": 14}],
             "decisionWithinDays": 30, "reason": "Agreed with the works council"}""";

    private final String role = "R" + UUID.randomUUID();

    private Reply importRubric(String text) {
        return hr().post("/api/imports?roleId=" + role, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private Reply importRubric() {
        return importRubric(Documents.text(Documents.RUBRIC));
    }

    private Reply publish(int version, String body) {
        return hr().post("/api/roles/" + role + "/versions/" + version + "/publication", body);
    }

    @Test
    void anImportedRubricIsADraftUntilItIsPublished() {
        Reply imported = importRubric();

        assertThat(imported.status()).as(imported.body()).isEqualTo(201);
        assertThat(imported.header("Location")).isEqualTo("/api/roles/" + role + "?version=1");
        assertThat(imported.text("kind")).isEqualTo("RUBRIC");
        assertThat(imported.text("roleId")).isEqualTo(role);
        assertThat(imported.version()).isEqualTo(1);
        assertThat(imported.json().at("/counts/cells").asInt()).isEqualTo(15);
        assertThat(imported.json().at("/counts/bullets").asInt()).isEqualTo(150);
        Reference reference = bean(Reference.class);
        LocalDate since = LocalDate.of(2024, 1, 1);
        assertThat(reference.rubric(role, since)).isEmpty();

        Reply published = publish(1, "{\"effectiveOn\": \"" + since + "\"}");

        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(reference.rubric(role, since)).hasValueSatisfying(rubric -> {
            assertThat(rubric.version()).isEqualTo(1);
            assertThat(rubric.hash()).isEqualTo(imported.text("contentHash"));
            assertThat(rubric.cell(4, "High"))
                    .hasValueSatisfying(cell -> assertThat(cell.urgency()).isEqualTo("IMMEDIATE"));
        });
        assertThat(reference.rubric(role, since.minusDays(1))).isEmpty();
    }

    @Test
    void theSameDocumentAgainIsAnsweredAsBeforeAndStoresNothing() {
        Reply first = importRubric();
        long events = events();

        Reply again = importRubric();

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("importId")).isEqualTo(first.text("importId"));
        assertThat(again.version()).isEqualTo(first.version());
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void theSameKeyIsAnsweredWithTheFirstAnswer() {
        byte[] document = Documents.bytes(Documents.RUBRIC);
        String path = "/api/imports?roleId=" + role;
        Reply first = hr().withKey(role).post(path, TEXT, document);

        Reply again = hr().withKey(role).post(path, TEXT, document);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void aDryRunShowsWhatWouldComeAndStoresNothing() {
        long events = events();

        Reply dryRun = hr().post("/api/imports?dryRun=true&roleId=" + role, TEXT, Documents.bytes(Documents.RUBRIC));

        assertThat(dryRun.status()).as(dryRun.body()).isEqualTo(200);
        assertThat(dryRun.json().at("/urgencies/4~1High").asString()).isEqualTo("IMMEDIATE");
        assertThat(events()).isEqualTo(events);
        assertThat(importRubric().status()).isEqualTo(201);
    }

    @Test
    void aDocumentWithMistakesIsRefusedWithTheirLinesAndStoresNothing() {
        long events = events();

        Reply refused = importRubric(Documents.text(Documents.RUBRIC).replace("Level 3", "Level 6"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.code()).isEqualTo("import.document-unreadable");
        assertThat(refused.json().at("/errors/0/line").asInt()).isPositive();
        assertThat(refused.json().at("/errors/0/rule").asString()).isEqualTo("rubric.level-unknown");
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void anEmptyBodyAndOtherMediaTypesAreRefused() {
        assertThat(hr().post("/api/imports", TEXT, new byte[0]).code()).isEqualTo("import.document-empty");
        assertThat(hr().post("/api/imports", "image/png", new byte[8]).status()).isEqualTo(415);
        assertThat(hr().post("/api/imports?dryRun=perhaps", TEXT, new byte[8]).status())
                .isEqualTo(400);
    }

    @Test
    void everyAllowedMediaTypeReachesTheImporter() {
        for (String type : new String[] {
            "text/plain;charset=UTF-8", "text/markdown", "application/json", "application/octet-stream"
        }) {
            Reply dryRun =
                    hr().post("/api/imports?dryRun=true&roleId=" + role, type, Documents.bytes(Documents.RUBRIC));
            assertThat(dryRun.status()).as(type).isEqualTo(200);
        }
    }

    @Test
    void onlyHrImportsAndPublishes() {
        byte[] document = Documents.bytes(Documents.RUBRIC);
        long events = events();

        assertThat(as(UUID.randomUUID(), "MANAGER")
                        .post("/api/imports", TEXT, document)
                        .status())
                .isEqualTo(403);
        assertThat(as(UUID.randomUUID(), "ANALYST")
                        .put("/api/alert-policy", POLICY)
                        .status())
                .isEqualTo(403);
        assertThat(anonymous().post("/api/imports", TEXT, document).status()).isEqualTo(401);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void anIncompleteVersionIsNotPublished() {
        String text = Documents.text(Documents.RUBRIC);
        importRubric(text.substring(0, text.indexOf("Level 5")));

        Reply refused = publish(1, "{}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("framework.version-incomplete");
        assertThat(refused.text("detail")).contains("5/Low, 5/Mid, 5/High");
    }

    @Test
    void publishingTwiceStoresOneEvent() {
        importRubric();
        Reply first = publish(1, "{}");
        long events = events();

        Reply again = hr().send("POST", "/api/roles/" + role + "/versions/1/publication", null, new byte[0]);

        assertThat(again.status()).as("without an idempotency key").isEqualTo(400);
        Reply withoutBody = hr().withKey(UUID.randomUUID().toString())
                .send("POST", "/api/roles/" + role + "/versions/1/publication", null, new byte[0]);
        assertThat(withoutBody.status()).as(withoutBody.body()).isEqualTo(200);
        assertThat(withoutBody.version()).isEqualTo(first.version());
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void rolesAndVersionsThatAreNotThereAreUnknown() {
        assertThat(publish(1, "{}").code()).isEqualTo("framework.role-unknown");
        importRubric();
        Reply unknown = publish(7, "{}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("framework.version-unknown");
    }

    @Test
    void aLadderSaysWhichRolesMayFollow() {
        String next = "N" + UUID.randomUUID();
        String body = """
                {"name": "Data Engineering", "rungs": [{"roleId": "%1$s"}, {"roleId": "%2$s", "title": "Next"}],
                 "nextRoles": [{"from": "%1$s", "to": "%2$s"}]}""".formatted(role, next);

        Reply defined = hr().put("/api/ladders/" + role, body);

        assertThat(defined.status()).as(defined.body()).isEqualTo(200);
        assertThat(bean(Reference.class).nextRoles(role)).containsExactly(next);
        long events = events();
        assertThat(hr().put("/api/ladders/" + role, body).version()).isEqualTo(defined.version());
        assertThat(events()).isEqualTo(events);
        assertThat(hr().put("/api/ladders/" + role, body.replace("\"to\": \"N", "\"to\": \"X"))
                        .code())
                .isEqualTo("ladder.unknown-role");
    }

    @Test
    void ofTwoLaddersThatCloseACircleTogetherAtTheSameTimeOneIsRefused() throws Exception {
        for (int round = 0; round < 10; round++) {
            String one = "A" + UUID.randomUUID();
            String other = "B" + UUID.randomUUID();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Reply>> replies = threads.invokeAll(
                        List.of(() -> hr().put("/api/ladders/" + one, ladder(one, other)), () -> hr().put(
                                        "/api/ladders/" + other, ladder(other, one))));
                List<Reply> both =
                        List.of(replies.getFirst().get(), replies.getLast().get());
                assertThat(both.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 422);
                assertThat(both.stream().map(Reply::code)).contains("ladder.circle");
            }
        }
    }

    private static String ladder(String from, String to) {
        return """
            {"name": "Data Engineering", "rungs": [{"roleId": "%1$s"}, {"roleId": "%2$s"}],
             "nextRoles": [{"from": "%1$s", "to": "%2$s"}]}\
            """.formatted(from, to);
    }

    @Test
    void aMalformedLadderNamesTheField() {
        Reply refused = hr().put("/api/ladders/" + role, "{\"name\": \"\", \"rungs\": [{}], \"nextRoles\": []}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors").toString()).contains("\"name\"", "rungs[0].roleId");
    }

    @Test
    void theAlertPolicyHoldsFromTheDayOnThatItNames() {
        Reply set = hr().put("/api/alert-policy", POLICY);

        assertThat(set.status()).as(set.body()).isEqualTo(200);
        Reply unchanged = hr().put("/api/alert-policy", POLICY.replace("Agreed with", "Once more"));
        assertThat(unchanged.version()).isEqualTo(set.version());
        assertThat(hr().put("/api/alert-policy", POLICY.replace("\"LOW\"", "\"WORST\""))
                        .code())
                .isEqualTo("alert-policy.severity-unknown");
        Reply malformed = hr().put("/api/alert-policy", POLICY.replace("90,", "\"soon\","));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.json().at("/errors/0/field").asString()).contains("proposalWithinDays");
    }

    @Test
    void aSnapshotOfEachAggregateIsReadBackAsItWas() {
        LocalDate day = LocalDate.of(2026, 3, 2);
        RoleFrameworkAggregate roleFramework = new RoleFrameworkAggregate();
        roleFramework.on(new RoleVersionDrafted(
                "MDE", 1, UUID.randomUUID(), "RUBRIC", "Mid Data Engineer", "r1", null, Rubrics.incomplete(), day));
        roleFramework.on(new RoleVersionPublished("MDE", 1, "r1", HR, day));
        LadderAggregate ladder = new LadderAggregate();
        ladder.on(new LadderDefined(
                "data",
                "Data",
                List.of(new Rung("A", null), new Rung("B", "Bee")),
                List.of(new NextRole("A", "B")),
                day));
        AlertPolicyAggregate policy = new AlertPolicyAggregate();
        policy.on(new AlertPolicySet(1, AlertPolicy.DEFAULT.terms(), 30, HR, "Agreed", day));

        Serializer serializer = bean(Serializer.class);
        for (Object aggregate : List.of(roleFramework, ladder, policy)) {
            SerializedObject<byte[]> snapshot = serializer.serialize(aggregate, byte[].class);
            Object read = serializer.deserialize(snapshot);
            assertThat(read).isNotSameAs(aggregate).usingRecursiveComparison().isEqualTo(aggregate);
        }
    }
}
