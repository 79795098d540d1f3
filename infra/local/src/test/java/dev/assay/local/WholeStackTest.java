package dev.assay.local;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeStackTest {

    private static final String SENTENCE = "An immediate promotion is called for, "
            + "since the business already depends on the next role being filled.";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private RunningStack stack;
    private User hr;
    private User manager;
    private User director;
    private User panel;

    @BeforeAll
    void start(@TempDir Path data) {
        stack = RunningStack.start(data);
        hr = User.of(stack.settings(), "hr");
        manager = User.of(stack.settings(), "manager");
        director = User.of(stack.settings(), "director");
        panel = User.of(stack.settings(), "panel");
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void theDemoShowsOverduePromotionsOfSeveralSeverities() {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(severitiesOfStandingAlerts()).contains("CRITICAL", "HIGH", "MEDIUM"));
    }

    @Test
    void aRatingOf4HighRaisesACriticalAlertThatAnApprovedPromotionResolves() {
        raiseAndResolve();
    }

    @Test
    void afterAKillOfEverythingNothingIsLostOrDoubledAndAlertsGoOn() {
        String engineer = registeredEngineer();
        rate(engineer);
        JsonNode before = awaitAlert(engineer, "OPEN");
        List<StreamedEvent> events = events();

        stack.killEverything();
        stack.startAgain();

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(alerts(engineer, "OPEN")).isEqualTo(List.of(before)));
        assertThat(events()).startsWith(events.toArray(StreamedEvent[]::new));
        raiseAndResolve();
    }

    @Test
    void aCommandThatTheKilledServiceLeftUnansweredGetsOneAnswerAndHappensOnce() {
        String engineer = registeredEngineer();
        String path = "/api/engineers/" + engineer + "/evidence";
        List<String> keys = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> first = new ArrayList<>();
        Semaphore underWay = new Semaphore(64);
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean dead = new AtomicBoolean();
        Thread killing = Thread.ofPlatform().start(() -> {
            await().pollInterval(5, MILLISECONDS).atMost(20, SECONDS).until(() -> answered.get() >= 20);
            stack.kill("command-service");
        });
        // For as long as the service lives, so some are answered, some are committed and not answered, some have not
        // begun, however fast it is.
        while (!dead.get()) {
            underWay.acquireUninterruptibly();
            keys.add("killed-" + keys.size());
            first.add(manager.postAsync(path, keys.getLast(), evidence()).whenComplete((answer, failure) -> {
                underWay.release();
                answered.incrementAndGet();
                dead.compareAndSet(false, failure != null);
            }));
        }
        await().atMost(20, SECONDS).until(() -> !killing.isAlive());
        List<Optional<String>> answers =
                first.stream().map(WholeStackTest::bodyIfAnswered).toList();
        assertThat(answers).contains(Optional.empty());
        await().atMost(60, SECONDS).until(() -> stack.runs("command-service") && commandServiceAnswers());

        List<String> ids = new ArrayList<>();
        for (int number = 0; number < keys.size(); number++) {
            HttpResponse<String> again = manager.post(path, keys.get(number), evidence());
            assertThat(again.statusCode()).isEqualTo(201);
            answers.get(number).ifPresent(body -> assertThat(again.body()).isEqualTo(body));
            ids.add(User.JSON.readTree(again.body()).required("id").asString());
        }
        assertThat(ids).doesNotHaveDuplicates();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(evidenceIds(engineer)).containsExactlyInAnyOrderElementsOf(ids));
    }

    @Test
    void theEventStreamHoldsValidCloudEventsInDensePositions() {
        List<StreamedEvent> events = events();

        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.type()).matches("dev\\.assay\\.[a-z-]+\\.[a-z-]+\\.v[0-9]+");
            assertThat(event.source()).hasToString("/command-service");
            assertThat(event.subject()).isEqualTo(event.isEngineer() ? "engineers/" + event.key() : event.key());
        });
        assertThat(events.stream().map(StreamedEvent::id)).doesNotHaveDuplicates();
        assertThat(events.stream().map(StreamedEvent::position))
                .containsExactlyElementsOf(IntStream.range(0, events.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    void whatIsPublishedFulfilsTheSchemasAsTheyAreServed() {
        Map<String, List<StreamedEvent>> bySchema = events().stream().collect(groupingBy(StreamedEvent::schemaPath));

        assertThat(bySchema).hasSizeGreaterThan(15);
        bySchema.forEach((path, events) -> {
            HttpResponse<String> served = hr.get(path);
            assertThat(served.statusCode()).as(path).isEqualTo(200);
            Schema schema = SCHEMAS.getSchema(served.body(), InputFormat.JSON);
            assertThat(events).allSatisfy(event -> assertThat(schema.validate(event.data(), InputFormat.JSON))
                    .as(event.type())
                    .isEmpty());
        });
    }

    @Test
    void theTokenScriptPrintsATokenThatTheServicesAccept() throws Exception {
        var script = new ProcessBuilder(
                RunningStack.ROOT.resolve("infra/local/token").toString(), "analyst");
        script.environment()
                .put(
                        "ASSAY_ISSUER_PORT",
                        String.valueOf(stack.settings().issuer().number()));
        String token;
        try (var output = script.start().inputReader()) {
            token = output.readLine();
        }

        User analyst = User.with(stack.settings(), token);
        assertThat(analyst.get("/api/roles/IMPE").statusCode()).isEqualTo(200);
        assertThat(analyst.get("/api/alerts").statusCode()).isEqualTo(403);
        assertThat(User.with(stack.settings(), token + "x")
                        .get("/api/roles/IMPE")
                        .statusCode())
                .isEqualTo(401);
    }

    private void raiseAndResolve() {
        String engineer = registeredEngineer();
        rate(engineer);

        JsonNode alert = awaitAlert(engineer, "OPEN");
        assertThat(alert.required("severity").asString()).isEqualTo("CRITICAL");
        assertThat(alert.required("signal").asString()).isEqualTo(SENTENCE);

        String promotions = "/api/engineers/" + engineer + "/promotions";
        String promotionCase =
                director.post(promotions, "{'targetRoleId':'SPE','reason':'Long deserved.'}".replace('\'', '"'));
        panel.post(
                promotions + "/" + promotionCase + "/decision",
                "{'decision':'APPROVE','reason':'Of one mind.','effectiveOn':'%s'}"
                        .formatted(LocalDate.now())
                        .replace('\'', '"'));
        JsonNode resolved = awaitAlert(engineer, "RESOLVED");
        assertThat(resolved.required("resolution").asString()).isEqualTo("PROMOTED");
    }

    private String registeredEngineer() {
        return hr.post("/api/engineers", """
                {"name": "Olga Brandt", "email": "olga.brandt.%s@demo.example", "roleId": "IMPE",
                 "managerId": "%s", "effectiveOn": "%s"}""".formatted(
                        UUID.randomUUID(),
                        new UUID(0x019b_76da_a800_7000L, 0x8000_0000_0000_0004L),
                        LocalDate.now().minusDays(300)));
    }

    private void rate(String engineer) {
        String evidence = manager.post("/api/engineers/" + engineer + "/evidence", evidence());
        manager.post("/api/engineers/" + engineer + "/ratings", """
                {"level": 4, "band": "High", "confidence": 90, "rationale": "Holds the platform together.",
                 "evidenceIds": ["%s"], "periodFrom": "%2$s", "periodTo": "%2$s", "effectiveOn": "%2$s"}""".formatted(evidence, LocalDate.now()));
    }

    private static String evidence() {
        return """
                {"side": "BUSINESS_IMPACT", "kind": "KPI", "summary": "The failover took fifty minutes.",
                 "effectiveOn": "%s"}""".formatted(LocalDate.now().minusDays(10));
    }

    /// Five seconds are what users are promised.
    private JsonNode awaitAlert(String engineer, String state) {
        return await().atMost(5, SECONDS)
                .until(() -> alerts(engineer, state), found -> found.size() == 1)
                .getFirst();
    }

    private List<JsonNode> alerts(String engineer, String state) {
        return items(hr.read("/api/alerts?limit=200&state=" + state)).stream()
                .filter(alert -> alert.required("engineerId").asString().equals(engineer))
                .toList();
    }

    private Set<String> severitiesOfStandingAlerts() {
        return items(hr.read("/api/alerts?limit=200")).stream()
                .map(alert -> alert.required("severity").asString())
                .collect(Collectors.toSet());
    }

    private Set<String> evidenceIds(String engineer) {
        var ids = new HashSet<String>();
        for (JsonNode entry : hr.read("/api/audit?limit=500&engineer=" + engineer + "&type=evidence.evidence-recorded")
                .required("items")) {
            ids.add(entry.required("data").required("evidenceId").asString());
        }
        return ids;
    }

    private List<StreamedEvent> events() {
        return StreamedEvent.readAll("127.0.0.1:" + stack.settings().kafka().number());
    }

    private boolean commandServiceAnswers() {
        try {
            return hr.post("/api/nothing", "probe", "{}").statusCode() == 404;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.required("items").spliterator(), false).toList();
    }

    private static Optional<String> bodyIfAnswered(CompletableFuture<HttpResponse<String>> answer) {
        try {
            return Optional.of(answer.join())
                    .filter(it -> it.statusCode() == 201)
                    .map(HttpResponse::body);
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }
}
