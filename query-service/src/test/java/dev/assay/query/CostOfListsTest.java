package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.events.AssayEvent;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.RecordedEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// No list costs more than its answer, however large the company is: counted in documents read.
class CostOfListsTest extends QueryServiceTest {

    private static final Logger log = LoggerFactory.getLogger(CostOfListsTest.class);

    private static final int COMPANY = Integer.getInteger("assay.test.company", 3_000);
    private static final LocalDate DAY = LocalDate.now(CLOCK).minusYears(1);
    private static final UUID BOSS = UUID.randomUUID();
    private static final UUID BIG = UUID.randomUUID();
    private static final UUID SMALL = UUID.randomUUID();
    private static final UUID ENGINEER = UUID.randomUUID();
    private static final int REPORTS = 3;
    private static final int LITTLE = 25;

    @BeforeAll
    static void company() {
        service();
        EventStream.publish(
                Histories.registered(BOSS, "HoE", null, DAY),
                Histories.registered(BIG, "EM", BOSS, DAY),
                Histories.registered(SMALL, "EM", BOSS, DAY));
        List<AssayEvent> events = new ArrayList<>();
        for (int i = 0; i < COMPANY; i++) {
            UUID person = UUID.randomUUID();
            events.add(Histories.registered(person, "IMPE", BIG, DAY));
            if (i % 10 == 0) {
                events.add(Histories.raised(person, UUID.randomUUID(), UUID.randomUUID(), "OVERDUE", DAY));
            }
        }
        for (int i = 0; i < REPORTS; i++) {
            UUID person = i == 0 ? ENGINEER : UUID.randomUUID();
            events.add(Histories.registered(person, "IMPE", SMALL, DAY));
            events.add(new PromotionProposed(person, UUID.randomUUID(), SMALL, "IMPE", "SPE", "Ready", null, DAY, DAY));
            events.add(Histories.raised(person, UUID.randomUUID(), UUID.randomUUID(), "OVERDUE", DAY));
        }
        EventStream.publishAll(events);
        UUID end = UUID.randomUUID();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> json("/api/engineers?limit=1000&manager=" + SMALL, HR, "HR")
                                        .get("items")
                                        .size()
                                == REPORTS
                        && everybodyIsThere());
        RecordedEvent last = EventStream.publish(Histories.registered(end, "IMPE", null, DAY));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/api/engineers/" + end + "?minVersion=" + last.version(), HR, "HR")
                                .statusCode()
                        == 200);
    }

    @Test
    void aPanelMemberListsThoseWithOpenCasesWithoutLookingAtTheOthers() {
        JsonNode page = cheap("/api/engineers", UUID.randomUUID(), "PANEL");

        assertThat(page.get("items"))
                .extracting(item -> item.get("id").asString())
                .contains(ENGINEER.toString());
    }

    @Test
    void anEngineersTransitiveListIsTheirOwnEntryAndReadsNobodyElse() {
        assertThat(cheap("/api/engineers?transitive=true&manager=" + BOSS, ENGINEER, "ENGINEER")
                        .get("items"))
                .hasSize(1);
        assertThat(cheap("/api/engineers?transitive=true&manager=" + BIG, ENGINEER, "ENGINEER")
                        .get("items"))
                .isEmpty();
        assertThat(cheap("/api/engineers", ENGINEER, "ENGINEER").get("items")).hasSize(1);
    }

    @Test
    void aManagersListsReadOnlyTheirLine() {
        assertThat(cheap("/api/engineers", SMALL, "MANAGER").get("items")).hasSize(REPORTS);
        assertThat(cheap("/api/engineers?transitive=true&manager=" + BOSS, SMALL, "MANAGER")
                        .get("items"))
                .hasSize(REPORTS);
        assertThat(cheap("/api/engineers?transitive=true&manager=" + BIG, SMALL, "MANAGER")
                        .get("items"))
                .isEmpty();
        assertThat(cheap("/api/alerts", SMALL, "MANAGER").get("items")).hasSize(REPORTS);
        assertThat(cheap("/api/promotions", SMALL, "MANAGER").get("items")).hasSize(REPORTS);
    }

    @Test
    void everybodyBelowAManagerIsFoundWithoutTheRestOfTheCompany() {
        assertThat(cheap("/api/engineers?transitive=true&manager=" + SMALL, HR, "HR")
                        .get("items"))
                .hasSize(REPORTS);
        assertThat(cheap("/api/alerts?manager=" + SMALL, HR, "HR").get("items")).hasSize(REPORTS);
    }

    @Test
    void aWholeLineIsReadInAFewQueries() {
        READS.reset();
        json("/api/engineers?limit=10", BIG, "MANAGER");

        assertThat(READS.queries()).isLessThan(10 + COMPANY / 100);
    }

    private static JsonNode cheap(String path, UUID caller, String role) {
        json(path, caller, role);
        READS.reset();
        long start = System.nanoTime();
        JsonNode page = json(path, caller, role);
        log.info(
                "{} by {}: {} ms",
                path,
                role,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        int answer = page.get("items").size();
        for (String view : List.of("engineers", "alerts", "promotions", "watch")) {
            assertThat(READS.documents(view))
                    .as("documents of " + view + " read for " + path + " by " + role)
                    .isLessThan(LITTLE + 6 * answer);
        }
        return page;
    }

    private static boolean everybodyIsThere() {
        return json("/api/alerts?limit=1000&manager=" + BIG, HR, "HR")
                        .get("items")
                        .size()
                == Math.min(1_000, COMPANY / 10);
    }
}
