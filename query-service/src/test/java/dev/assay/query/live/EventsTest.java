package dev.assay.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.events.RecordedEvent;
import dev.assay.query.EventStream;
import dev.assay.query.Histories;
import dev.assay.query.QueryServiceTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventsTest extends QueryServiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

    private final UUID manager = UUID.randomUUID();
    private final UUID engineer = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service();
    }

    @Test
    void aFollowerGetsEveryNewEventInOrderAndResumesWithoutAGap() throws IOException {
        RecordedEvent before = EventStream.publish(Histories.registered(manager, "EM", null, DAY));
        List<String> ids;
        try (Follow follow = follow(before.position(), HR, "HR")) {
            RecordedEvent last = EventStream.publish(
                    Histories.registered(engineer, "IMPE", manager, DAY),
                    Histories.registered(stranger, "IMPE", null, DAY));
            await().atMost(Duration.ofSeconds(10)).until(() -> follow.ids().contains(id(last)));
            ids = follow.ids();
        }
        assertThat(ids).containsExactly("" + (before.position() + 1), "" + (before.position() + 2));

        RecordedEvent next = EventStream.publish(Histories.rated(engineer, UUID.randomUUID(), "NONE", DAY));
        try (Follow again = follow(Long.parseLong(ids.getFirst()), HR, "HR")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> again.ids().contains(id(next)));
            assertThat(again.ids()).containsExactly(ids.getLast(), id(next));
        }
    }

    @Test
    void withoutAPositionOnlyWhatIsNewComes() throws IOException {
        RecordedEvent old = EventStream.publish(Histories.registered(manager, "EM", null, DAY));
        try (Follow all = follow(old.position() - 1, HR, "HR")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> all.ids().contains(id(old)));
        }
        try (Follow follow = follow(null, HR, "HR")) {
            await().atMost(Duration.ofSeconds(5)).until(() -> follow.lines().contains(":connected"));
            RecordedEvent fresh = EventStream.publish(Histories.registered(engineer, "IMPE", manager, DAY));
            await().atMost(Duration.ofSeconds(10)).until(() -> follow.ids().contains(id(fresh)));
            assertThat(follow.ids()).doesNotContain(id(old));
        }
    }

    @Test
    void aManagerSeesOnlyTheirLineAndAnAnalystNoNamesOrWords() throws IOException {
        RecordedEvent first = EventStream.publish(Histories.registered(manager, "EM", null, DAY));
        RecordedEvent mine = EventStream.publish(Histories.registered(engineer, "IMPE", manager, DAY));
        EventStream.publish(Histories.registered(stranger, "IMPE", null, DAY));
        RecordedEvent rated = EventStream.publish(Histories.rated(engineer, UUID.randomUUID(), "OVERDUE", DAY));

        try (Follow follow = follow(first.position() - 1, manager, "MANAGER")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> follow.ids().contains(id(rated)));
            assertThat(follow.ids()).containsExactly(id(mine), id(rated));
            assertThat(follow.text()).contains("Robin Example", "Carried the migration");
        }
        try (Follow follow = follow(first.position() - 1, UUID.randomUUID(), "ANALYST")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> follow.ids().contains(id(rated)));
            assertThat(follow.ids()).hasSize(4);
            assertThat(follow.text())
                    .contains("\"urgency\":\"OVERDUE\"", "\"roleId\":\"IMPE\"")
                    .doesNotContain("Robin Example", "robin@example.org", "Carried the migration");
        }
    }

    @Test
    void engineersMayNotFollow() {
        assertThat(get("/api/events", engineer, "ENGINEER").statusCode()).isEqualTo(403);
        assertThat(get("/api/events", engineer, "PANEL").statusCode()).isEqualTo(403);
    }

    @Test
    void anIdThatNoEventHasIsRefused() {
        HttpResponse<String> answer = send(request("/api/events", HR, "HR")
                .header("Last-Event-ID", "yesterday")
                .GET()
                .build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("Last-Event-ID");
    }

    private static String id(RecordedEvent event) {
        return Long.toString(event.position());
    }

    private static Follow follow(@Nullable Long lastEventId, UUID caller, String... roles) throws IOException {
        HttpRequest.Builder request = request("/api/events", caller, roles);
        if (lastEventId != null) {
            request.header("Last-Event-ID", Long.toString(lastEventId));
        }
        return new Follow(request.GET().build());
    }
}
