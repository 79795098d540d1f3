package dev.assay.query.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.Rubric;
import dev.assay.events.FrameworkEvent.Side;
import dev.assay.query.EventStream;
import dev.assay.query.Histories;
import dev.assay.query.QueryServiceTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlertsTest extends QueryServiceTest {

    private static final LocalDate TODAY = LocalDate.now(CLOCK);

    private final UUID boss = UUID.randomUUID();
    private final UUID manager = UUID.randomUUID();
    private final UUID engineer = UUID.randomUUID();
    private final UUID rating = UUID.randomUUID();
    private final UUID alert = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service();
    }

    @Test
    void anAlertQuotesTheSentenceAndShowsTheDampenersOfItsCell() {
        EventStream.publish(rubric());
        raise("IMMEDIATE", TODAY.minusDays(3));

        JsonNode shown = the(json("/api/alerts?manager=" + manager, HR, "HR"));
        assertThat(shown.get("severity").asString()).isEqualTo("CRITICAL");
        assertThat(shown.get("signal").asString()).isEqualTo(Histories.SIGNAL);
        assertThat(shown.get("signalSide").asString()).isEqualTo("BUSINESS_IMPACT");
        assertThat(shown.get("engineerName").asString()).isEqualTo("Robin Example");
        assertThat(shown.get("daysOverdue").asLong()).isEqualTo(3);
        assertThat(shown.at("/dampeners/INDIVIDUAL/0").asString()).isEqualTo("Waits for others");
        assertThat(shown.get("history")).hasSize(1);
    }

    @Test
    void managersSeeTheirLineAndNobodyElse() {
        raise("OVERDUE", TODAY);

        assertThat(json("/api/alerts", manager, "MANAGER").get("items")).hasSize(1);
        assertThat(json("/api/alerts", boss, "DIRECTOR").get("items")).hasSize(1);
        assertThat(json("/api/alerts", UUID.randomUUID(), "MANAGER").get("items"))
                .isEmpty();
        assertThat(get("/api/alerts", engineer, "ENGINEER").statusCode()).isEqualTo(403);
    }

    @Test
    void theEngineerConcernedNeverSeesTheAlertWhateverTheirRoles() {
        raise("OVERDUE", TODAY);

        assertThat(json("/api/alerts?limit=1000", engineer, "HR").get("items"))
                .noneMatch(item -> item.get("id").asString().equals(alert.toString()));
    }

    @Test
    void whatPeopleAnswerShowsInStateAndHistory() {
        raise("OVERDUE", TODAY);
        EventStream.publish(
                manager,
                new AlertAcknowledged(engineer, alert, manager, "Looking into it", TODAY),
                new AlertSnoozed(engineer, alert, manager, TODAY.plusDays(5), "After the release", TODAY));

        until("SNOOZED");
        JsonNode shown = the(json("/api/alerts?state=SNOOZED&manager=" + manager, HR, "HR"));
        assertThat(shown.get("snoozedUntil").asString())
                .isEqualTo(TODAY.plusDays(5).toString());
        assertThat(shown.get("history"))
                .extracting(act -> act.get("what").asString())
                .containsExactly("alert.promotion-overdue-raised", "alert.alert-acknowledged", "alert.alert-snoozed");
        assertThat(shown.at("/history/1/reason").asString()).isEqualTo("Looking into it");
    }

    @Test
    void afterItsClockWasSetAnewAnAlertStandsOpenWithALaterDueDay() {
        raise("OVERDUE", TODAY.minusDays(10));
        UUID promotion = UUID.randomUUID();
        LocalDate reviewOn = TODAY.plusDays(40);
        EventStream.publish(
                new AlertTakenUp(engineer, alert, promotion, TODAY.plusDays(30), TODAY),
                new AlertClockRestarted(engineer, alert, promotion, reviewOn, reviewOn, reviewOn.plusDays(30), TODAY));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        the(json("/api/alerts?manager=" + manager, HR, "HR")).get("history"))
                .hasSize(3));
        JsonNode shown = the(json("/api/alerts?state=OPEN&manager=" + manager, HR, "HR"));
        assertThat(shown.get("state").asString()).isEqualTo("OPEN");
        assertThat(shown.get("dueOn").asString()).isEqualTo(reviewOn.toString());
        assertThat(shown.get("daysOverdue").asLong()).isZero();
        assertThat(shown.get("snoozedUntil").isNull()).isTrue();
        assertThat(json("/api/alerts?state=SNOOZED&manager=" + manager, HR, "HR")
                        .get("items"))
                .isEmpty();
    }

    @Test
    void anAlertShowsAllNextRolesThatItNames() {
        raise("OVERDUE", TODAY);
        JsonNode one = the(json("/api/alerts?manager=" + manager, HR, "HR"));
        assertThat(one.get("targetRoleIds")).extracting(JsonNode::asString).containsExactly("SPE");

        UUID another = UUID.randomUUID();
        EventStream.publish(Histories.raised(engineer, another, rating, "IMMEDIATE", TODAY, "SPE", "TTL"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(json("/api/alerts?severity=CRITICAL&manager=" + manager, HR, "HR")
                                .get("items"))
                        .hasSize(1));
        JsonNode both = the(json("/api/alerts?severity=CRITICAL&manager=" + manager, HR, "HR"));
        assertThat(both.get("targetRoleId").asString()).isEqualTo("SPE");
        assertThat(both.get("targetRoleIds")).extracting(JsonNode::asString).containsExactly("SPE", "TTL");
    }

    @Test
    void aResolvedAlertLeavesTheListAndCanStillBeAskedFor() {
        raise("OVERDUE", TODAY);
        EventStream.publish(new AlertResolved(engineer, alert, "PROMOTED", TODAY));

        until("RESOLVED");
        assertThat(json("/api/alerts?manager=" + manager, HR, "HR").get("items"))
                .isEmpty();
        assertThat(the(json("/api/alerts?state=RESOLVED&manager=" + manager, HR, "HR"))
                        .get("resolution")
                        .asString())
                .isEqualTo("PROMOTED");
    }

    @Test
    void theGravestAndThenTheOldestComeFirstAndPagesAddUp() {
        EventStream.publish(Histories.registered(manager, "EM", null, TODAY.minusYears(3)));
        List<UUID> expected = new ArrayList<>();
        for (String urgency : List.of("IMMEDIATE", "OVERDUE")) {
            for (int age : List.of(9, 5, 1)) {
                UUID id = UUID.randomUUID();
                UUID someone = UUID.randomUUID();
                EventStream.publish(
                        Histories.registered(someone, "IMPE", manager, TODAY.minusYears(1)),
                        Histories.raised(someone, id, rating, urgency, TODAY.minusDays(age)));
                expected.add(id);
            }
        }
        String list = "/api/alerts?limit=4&manager=" + manager;
        await().atMost(Duration.ofSeconds(10))
                .until(() -> json("/api/alerts?manager=" + manager, HR, "HR")
                                .get("items")
                                .size()
                        == 6);

        JsonNode first = json(list, HR, "HR");
        JsonNode second = json(list + "&cursor=" + first.get("next").asString(), HR, "HR");
        List<String> ids = new ArrayList<>();
        first.get("items").forEach(item -> ids.add(item.get("id").asString()));
        second.get("items").forEach(item -> ids.add(item.get("id").asString()));
        assertThat(ids)
                .containsExactlyElementsOf(expected.stream().map(UUID::toString).toList());
    }

    @Test
    void badParametersAreNamed() {
        assertThat(json(get("/api/alerts?state=SLEEPING", HR, "HR"))
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("state");
        assertThat(get("/api/alerts?limit=0", HR, "HR").statusCode()).isEqualTo(400);
        assertThat(get("/api/alerts?manager=me", HR, "HR").statusCode()).isEqualTo(400);
        assertThat(get("/api/alerts?cursor=x", HR, "HR").statusCode()).isEqualTo(400);
    }

    private void raise(String urgency, LocalDate on) {
        EventStream.publish(
                Histories.registered(boss, "HoE", null, TODAY.minusYears(3)),
                Histories.registered(manager, "EM", boss, TODAY.minusYears(2)),
                Histories.registered(engineer, "IMPE", manager, TODAY.minusYears(1)),
                Histories.rated(engineer, rating, "NONE", TODAY),
                Histories.raised(engineer, alert, rating, urgency, on));
        until("OPEN");
    }

    private void until(String state) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> json("/api/alerts?state=" + state + "&manager=" + manager, HR, "HR")
                                .get("items")
                                .size()
                        == 1);
    }

    private static JsonNode the(JsonNode page) {
        assertThat(page.get("items")).hasSize(1);
        return page.at("/items/0");
    }

    private static RoleVersionDrafted rubric() {
        Side side = new Side("IMMEDIATE", List.of(), List.of(), List.of("Waits for others"), List.of());
        return new RoleVersionDrafted(
                "IMPE",
                1,
                UUID.randomUUID(),
                "RUBRIC",
                "Intermediate Platform Engineer",
                "cd".repeat(32),
                null,
                new Rubric(List.of(new Cell(4, "Leading", "High", "IMMEDIATE", side, side))),
                TODAY);
    }
}
