package dev.assay.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.events.RecordedEvent;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.query.EventStream;
import dev.assay.query.Histories;
import dev.assay.query.QueryServiceTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Departure ends every right from its day on (R26).
class DepartedReadersTest extends QueryServiceTest {

    private static final LocalDate TODAY = LocalDate.now(CLOCK);
    private static final LocalDate DAY = TODAY.minusYears(1);
    private static final UUID BOSS = UUID.randomUUID();
    private static final UUID LEAVER = UUID.randomUUID();
    private static final UUID GOING = UUID.randomUUID();
    private static final UUID REPORT = UUID.randomUUID();
    private static final String[] EVERY_ROLE = {"HR", "MANAGER", "DIRECTOR", "PANEL", "ENGINEER", "ANALYST", "OPERATOR"
    };

    @BeforeAll
    static void organisation() {
        service();
        RecordedEvent last = EventStream.publish(
                Histories.registered(BOSS, "HoE", null, DAY),
                Histories.registered(LEAVER, "EM", BOSS, DAY),
                Histories.registered(GOING, "EM", BOSS, DAY),
                Histories.registered(REPORT, "IMPE", LEAVER, DAY),
                new EngineerDeparted(GOING, null, TODAY.plusDays(10)),
                new EngineerDeparted(LEAVER, null, TODAY));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/api/engineers/" + LEAVER + "?minVersion=" + last.version(), HR, "HR")
                                .statusCode()
                        == 200);
    }

    @AfterEach
    void resetClock() {
        CLOCK.reset();
    }

    @TestFactory
    Stream<DynamicTest> whoHasLeftReadsNothingByAnyDoor() {
        var mappings = service().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        List<String> doors = mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/api/"))
                .distinct()
                .toList();
        assertThat(doors).hasSizeGreaterThan(10);
        return doors.stream()
                .map(pattern -> pattern.replaceAll("\\{[^}]+}", REPORT.toString()))
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    HttpResponse<String> answer = get(path, LEAVER, EVERY_ROLE);
                    assertThat(answer.statusCode()).isEqualTo(403);
                    assertThat(json(answer).get("code").asString()).isEqualTo("access.departed");
                }));
    }

    @Test
    void whoIsToLeaveReadsUntilTheDayHasCome() {
        assertThat(get("/api/engineers/" + GOING, GOING, "ENGINEER").statusCode())
                .isEqualTo(200);
        CLOCK.advance(Duration.ofDays(11));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        get("/api/engineers/" + GOING, GOING, "ENGINEER").statusCode())
                .isEqualTo(403));
    }

    @Test
    void theReportsOfWhoHasLeftAreStillInTheLineOfTheNextOneAbove() {
        assertThat(get("/api/engineers/" + REPORT + "/ratings", BOSS, "DIRECTOR")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFormerManagerReadsNothingOfFormerReports() {
        UUID former = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        RecordedEvent moved = EventStream.publish(
                Histories.registered(former, "EM", BOSS, DAY),
                Histories.registered(person, "IMPE", former, DAY),
                new ManagerAssigned(person, former, BOSS, null, TODAY));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/api/engineers/" + person + "?minVersion=" + moved.version(), HR, "HR")
                                .statusCode()
                        == 200);

        for (String path : Arrays.asList("", "/timeline", "/ratings")) {
            assertThat(get("/api/engineers/" + person + path, former, "MANAGER").statusCode())
                    .isEqualTo(403);
        }
        assertThat(json("/api/engineers", former, "MANAGER").get("items")).isEmpty();
        assertThat(get("/api/audit?engineer=" + person, former, "MANAGER").statusCode())
                .isEqualTo(403);
    }
}
