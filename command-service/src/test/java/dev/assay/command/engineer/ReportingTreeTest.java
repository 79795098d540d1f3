package dev.assay.command.engineer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.HealthIndicator;

/// R25: a reporting line is a tree on every day, whatever is sent in whatever order.
class ReportingTreeTest extends ServiceTest {

    private static final int PEOPLE = 20;

    private final LocalDate today = LocalDate.now(bean(Clock.class));
    private final Organisation organisation = new Organisation(today, hr(), ServiceTest::as);

    @Test
    void ofTwoAssignmentsThatCloseACircleTogetherAtTheSameTimeOneIsRefused() throws Exception {
        List<UUID> people = people();
        List<Callable<Reply>> crossing = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i += 2) {
            UUID one = people.get(i);
            UUID other = people.get(i + 1);
            crossing.add(() -> assign(one, other, today));
            crossing.add(() -> assign(other, one, today));
        }
        List<Reply> replies = atOnce(crossing);

        for (int i = 0; i < PEOPLE; i += 2) {
            assertThat(Stream.of(replies.get(i), replies.get(i + 1)).map(Reply::status))
                    .containsExactlyInAnyOrder(200, 422);
        }
        assertThat(replies.stream().filter(reply -> reply.status() == 422).map(Reply::code))
                .containsOnly("engineer.manager-reports-to-engineer");
        assertThat(superiorsOfThemselves(people)).isEmpty();
    }

    @Test
    void aRingOfTwentyAssignmentsAtTheSameTimeStaysOpenOnEveryDay() throws Exception {
        List<UUID> people = people();
        List<Callable<Reply>> ring = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            UUID one = people.get(i);
            UUID next = people.get((i + 1) % PEOPLE);
            LocalDate day = today.plusDays(i % 3);
            ring.add(() -> assign(one, next, day));
        }
        List<Reply> replies = atOnce(ring);

        assertThat(replies.stream().map(Reply::status))
                .containsOnly(200, 422)
                .filteredOn(status -> status == 422)
                .hasSize(1);
        assertThat(superiorsOfThemselves(people)).isEmpty();
    }

    @Test
    void aCircleThatWouldCloseOnlyOnALaterDayIsRefused() {
        UUID one = person();
        UUID other = person();
        assertThat(assign(one, other, today.plusDays(10)).status()).isEqualTo(200);

        Reply crossed = assign(other, one, today);
        assertThat(crossed.status()).isEqualTo(422);
        assertThat(crossed.code()).isEqualTo("engineer.manager-reports-to-engineer");
        assertThat(assign(other, one, today.plusDays(20)).code()).isEqualTo("engineer.manager-reports-to-engineer");
        assertThat(superiorsOfThemselves(List.of(one, other))).isEmpty();
    }

    @Test
    void twoWhoChangePlacesOnOneDayMayDoSo() {
        UUID one = person();
        UUID other = person();
        assertThat(assign(one, other, today).status()).isEqualTo(200);
        assertThat(assign(one, organisation.director, today.plusDays(10)).status())
                .isEqualTo(200);
        assertThat(assign(other, one, today.plusDays(10)).status()).isEqualTo(200);
        assertThat(superiorsOfThemselves(List.of(one, other))).isEmpty();
    }

    @Test
    void aCircleOfEarlierDataIsReportedGivesNobodyPowerOverThemselvesAndCanBeRepaired() {
        ReportingTreeLook look = new ReportingTreeLook();
        int before = look.peopleInCircles();
        LocalDate yesterday = today.minusDays(1);
        UUID one = person();
        UUID other = person();
        for (UUID[] pair : new UUID[][] {{one, other}, {other, one}}) {
            jdbc().sql("INSERT INTO reference_manager VALUES (?, -1, ?, ?)")
                    .params(pair[0], pair[1], yesterday)
                    .update();
        }
        int reported = look.peopleInCircles();
        assertThat(reported).isEqualTo(before + 2);

        assertThat(as(one, "MANAGER")
                        .post("/api/engineers/" + one + "/ratings", organisation.rating(3, "Mid", today, ""))
                        .status())
                .isEqualTo(403);
        assertThat(assign(one, organisation.manager, yesterday).status()).isEqualTo(200);
        assertThat(look.peopleInCircles()).isEqualTo(before);
    }

    /// What health says when the service looks at its data, as it does at every start.
    private static final class ReportingTreeLook {

        int peopleInCircles() {
            application().publishEvent(ready());
            Object people = Objects.requireNonNull(application()
                            .getBean("reportingTreeCheck", HealthIndicator.class)
                            .health())
                    .getDetails()
                    .get("peopleInCircles");
            return (Integer) Objects.requireNonNull(people);
        }

        private static ApplicationReadyEvent ready() {
            return new ApplicationReadyEvent(new SpringApplication(), new String[0], application(), Duration.ZERO);
        }
    }

    private List<UUID> people() {
        return Stream.generate(this::person).limit(PEOPLE).toList();
    }

    private UUID person() {
        UUID id = UUID.randomUUID();
        assertThat(organisation.register(id, organisation.director).status()).isEqualTo(201);
        return id;
    }

    private static Reply assign(UUID engineer, UUID manager, LocalDate day) {
        return hr().put("/api/engineers/" + engineer + "/manager", """
            {"managerId": "%s", "effectiveOn": "%s"}
            """.formatted(manager, day));
    }

    private static List<Reply> atOnce(List<Callable<Reply>> requests) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : threads.invokeAll(requests)) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    private static List<UUID> superiorsOfThemselves(List<UUID> people) {
        return jdbc().sql("""
            SELECT m.engineer_id FROM reference_manager m
            WHERE m.engineer_id IN (:people) AND EXISTS (
                SELECT FROM reference_manager day
                WHERE day.engineer_id IN (:people) AND reports_to_oneself(m.engineer_id, day.effective_on))
            """)
                .param("people", people)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
