package dev.assay.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.Shared;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.RecordedEvent;
import dev.assay.query.EventStream;
import dev.assay.query.Histories;
import dev.assay.query.QueryServiceTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every query operation by every role (R18).
class WhoMayReadWhatTest extends QueryServiceTest {

    private static final LocalDate DAY = LocalDate.now(CLOCK).minusYears(1);

    private static final UUID DIRECTOR_ID = UUID.randomUUID();
    private static final UUID MANAGER_ID = UUID.randomUUID();
    private static final UUID ENGINEER_ID = UUID.randomUUID();
    private static final UUID OTHER_ID = UUID.randomUUID();

    private record Who(UUID id, String... roles) {}

    private static final Map<String, Who> CALLERS = new LinkedHashMap<>();

    static {
        CALLERS.put("HR", new Who(HR, "HR"));
        CALLERS.put("manager", new Who(MANAGER_ID, "MANAGER"));
        CALLERS.put("director", new Who(DIRECTOR_ID, "DIRECTOR"));
        CALLERS.put("manager of others", new Who(OTHER_ID, "MANAGER"));
        CALLERS.put("panel", new Who(UUID.randomUUID(), "PANEL"));
        CALLERS.put("engineer concerned", new Who(ENGINEER_ID, "ENGINEER"));
        CALLERS.put("other engineer", new Who(OTHER_ID, "ENGINEER"));
        CALLERS.put("analyst", new Who(UUID.randomUUID(), "ANALYST"));
        CALLERS.put("service", new Who(UUID.randomUUID(), "SERVICE"));
        CALLERS.put("operator", new Who(UUID.randomUUID(), "OPERATOR"));
        CALLERS.put("nobody", new Who(ENGINEER_ID));
    }

    /// In the order of the callers above. `E` has an open promotion case, `M` has none.
    private static final String TABLE = """
            /api/engineers/E                                | 200 200 200 403 200 200 403 403 403 403 403
            /api/engineers/M                                | 200 403 200 403 403 403 403 403 403 403 403
            /api/engineers                                  | 200 200 200 200 200 200 200 403 403 403 403
            /api/engineers/E/timeline                       | 200 200 200 403 200 200 403 403 403 403 403
            /api/engineers/M/timeline                       | 200 403 200 403 403 403 403 403 403 403 403
            /api/engineers/E/ratings                        | 200 200 200 403 200 200 403 403 403 403 403
            /api/engineers/M/ratings                        | 200 403 200 403 403 403 403 403 403 403 403
            /api/audit                                      | 200 403 403 403 403 403 403 403 403 403 403
            /api/audit?engineer=E                           | 200 200 200 403 403 403 403 403 403 403 403
            /api/alerts                                     | 200 200 200 200 403 403 403 403 403 403 403
            /api/promotions                                 | 200 200 200 200 200 403 403 403 403 403 403
            /api/roles                                      | 200 200 200 200 200 200 200 200 403 403 403
            /api/roles/NONE                                 | 404 404 404 404 404 404 404 404 403 403 403
            /api/ladders                                    | 200 200 200 200 200 200 200 200 403 403 403
            /api/ladders/platform                           | 200 200 200 200 200 200 200 200 403 403 403
            /api/alert-policy                               | 200 200 200 200 200 200 200 200 403 403 403
            /api/events                                     | 200 200 200 200 403 403 403 200 403 403 403
            /api/views                                      | 200 403 403 403 403 403 403 403 403 200 403
            POST /api/views/alerts/rebuild                  | 202 403 403 403 403 403 403 403 403 202 403
            /api/dead-letters                               | 200 403 403 403 403 403 403 403 403 200 403
            POST /api/dead-letters/E/retry                  | 404 403 403 403 403 403 403 403 403 404 403
            POST /api/dead-letters/E/discard                | 404 403 403 403 403 403 403 403 403 404 403
            """;

    @BeforeAll
    static void organisation() {
        service();
        RecordedEvent last = EventStream.publish(
                Histories.ladder(),
                Histories.registered(DIRECTOR_ID, "HoE", null, DAY),
                Histories.registered(MANAGER_ID, "EM", DIRECTOR_ID, DAY),
                Histories.registered(OTHER_ID, "EM", null, DAY),
                Histories.registered(ENGINEER_ID, "IMPE", MANAGER_ID, DAY),
                new PromotionProposed(
                        ENGINEER_ID, UUID.randomUUID(), MANAGER_ID, "IMPE", "SPE", "Ready", null, DAY, DAY));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/api/engineers/" + ENGINEER_ID + "?minVersion=" + last.version(), HR, "HR")
                                .statusCode()
                        == 200);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationByEveryRole() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String operation = line.split("\\|")[0].trim();
            List<String> expected = List.of(line.split("\\|")[1].trim().split(" "));
            List<Who> callers = List.copyOf(CALLERS.values());
            List<String> names = List.copyOf(CALLERS.keySet());
            for (int i = 0; i < callers.size(); i++) {
                int status = Integer.parseInt(expected.get(i));
                Who who = callers.get(i);
                tests.add(DynamicTest.dynamicTest(
                        operation + " by " + names.get(i),
                        () -> assertThat(statusOf(operation, who)).isEqualTo(status)));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> nothingIsReadWithoutAToken() {
        return TABLE.lines()
                .map(line -> line.split("\\|")[0].trim())
                .map(operation -> DynamicTest.dynamicTest(operation, () -> {
                    HttpRequest.Builder request = HttpRequest.newBuilder(uri(pathOf(operation)));
                    assertThat(send(method(operation, request)).statusCode()).isEqualTo(401);
                }));
    }

    @Test
    void theTableKnowsEveryOperation() {
        List<String> known = TABLE.lines()
                .map(line -> pathOf(line.split("\\|")[0].trim()).replaceAll("\\?.*", ""))
                .toList();
        RequestMappingHandlerMapping mappings =
                service().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        List<String> unknown = mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/api/"))
                .filter(pattern ->
                        known.stream().noneMatch(path -> path.matches(pattern.replaceAll("\\{[^}]+}", "[^/]+"))))
                .toList();

        assertThat(unknown).isEmpty();
    }

    @Test
    void aTokenForAnotherAudienceOrFromYesterdayIsRefused() {
        for (String token : List.of(
                Shared.issuer().token(HR, "somebody-else", Instant.now().plusSeconds(60), "HR"),
                Shared.issuer().token(HR, "assay", Instant.now().minusSeconds(600), "HR"),
                "not-a-token")) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/roles"))
                    .header("Authorization", "Bearer " + token)
                    .GET()
                    .build());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(json(answer).get("type").asString()).isEqualTo("urn:assay:problem:access.unauthenticated");
        }
    }

    private static int statusOf(String operation, Who who) throws IOException, InterruptedException {
        HttpRequest request = method(operation, request(pathOf(operation), who.id(), who.roles()));
        HttpResponse<InputStream> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static HttpRequest method(String operation, HttpRequest.Builder request) {
        return operation.startsWith("POST ")
                ? request.header("Idempotency-Key", "who-may")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"why\"}"))
                        .build()
                : request.GET().build();
    }

    private static String pathOf(String operation) {
        return operation
                .replace("POST ", "")
                .replaceAll("\\bE\\b", ENGINEER_ID.toString())
                .replaceAll("\\bM\\b", MANAGER_ID.toString());
    }
}
