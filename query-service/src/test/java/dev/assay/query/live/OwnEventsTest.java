package dev.assay.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.RecordedEvent;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.query.EventStream;
import dev.assay.query.EveryKind;
import dev.assay.query.Histories;
import dev.assay.query.QueryServiceTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The live stream shows what the other doors show: the same rule of visibility holds for both.
class OwnEventsTest extends QueryServiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final UUID sam = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service();
    }

    @AfterEach
    void resetClock() {
        CLOCK.reset();
    }

    @Test
    void aFollowerGetsOfTheOwnRecordWhatEngineersSeeAndNoGapWhereTheRestIs() throws IOException {
        UUID hidden = UUID.randomUUID();
        UUID told = UUID.randomUUID();
        RecordedEvent first = EventStream.publish(Histories.registered(other, "EM", null, DAY));
        EventStream.publish(
                Histories.registered(sam, "IMPE", other, DAY),
                Histories.rated(sam, hidden, "NONE", DAY),
                EveryKind.proposed("nobody", "case of nobody"),
                Histories.raised(sam, UUID.randomUUID(), hidden, "OVERDUE", DAY),
                Histories.rated(sam, told, "NONE", DAY),
                new RatingShared(sam, told, other, DAY));
        RecordedEvent last = EventStream.publish(Histories.registered(UUID.randomUUID(), "IMPE", other, DAY));
        awaitVersionOf(sam, 4);

        try (Follow follow = follow(first.position() - 1, sam, "HR", "ENGINEER")) {
            await().atMost(PATIENCE).until(() -> follow.ids().contains(Long.toString(last.position() - 2)));
            assertThat(follow.ids())
                    .containsExactly(
                            numbered(first, 0),
                            numbered(first, 1),
                            numbered(first, 2),
                            numbered(first, 3),
                            numbered(first, 4),
                            numbered(first, 5));
            assertThat(follow.text())
                    .contains(told.toString())
                    .doesNotContain(hidden.toString(), "alert.promotion-overdue-raised");
            RecordedEvent next = EventStream.publish(
                    Histories.rated(sam, UUID.randomUUID(), "NONE", DAY),
                    Histories.registered(UUID.randomUUID(), "IMPE", other, DAY));
            await().atMost(PATIENCE).until(() -> follow.ids().contains(Long.toString(next.position() - 3)));
        }
        try (Follow again = follow(first.position() + 4, sam, "HR", "ENGINEER")) {
            await().atMost(PATIENCE).until(() -> again.ids().contains(Long.toString(last.position() - 1)));
            assertThat(again.ids()).startsWith(numbered(first, 5), numbered(first, 6));
        }
    }

    @Test
    void draftsAndTheReasonOfThePolicyAreForHrAlone() throws IOException {
        RecordedEvent before = EventStream.publish(Histories.registered(other, "EM", null, DAY));
        EventStream.publish(EveryKind.drafted(7));
        EventStream.publish(EveryKind.policy(7, 30, "2026-02-01"));
        RecordedEvent last = EventStream.publish(Histories.registered(sam, "IMPE", other, DAY));

        for (String role : new String[] {"ANALYST", "MANAGER"}) {
            try (Follow follow = follow(before.position() - 1, other, role)) {
                await().atMost(PATIENCE)
                        .until(() -> follow.ids().contains(Long.toString(last.position()))
                                || follow.ids().contains(Long.toString(last.position() - 1)));
                assertThat(follow.text())
                        .contains("alert-policy-set")
                        .doesNotContain("role-version-drafted", "Panels meet rarely");
            }
        }
        try (Follow follow = follow(before.position() - 1, HR, "HR")) {
            await().atMost(PATIENCE).until(() -> follow.ids().contains(Long.toString(last.position())));
            assertThat(follow.text()).contains("role-version-drafted", "Panels meet rarely");
        }
    }

    @Test
    void theStreamOfWhoLeavesEndsWithTheDeparture() throws IOException {
        EventStream.publish(Histories.registered(sam, "EM", null, DAY));
        awaitVersionOf(sam, 0);
        try (Follow follow = follow(-1L, sam, "HR")) {
            await().atMost(PATIENCE).until(() -> follow.lines().contains(":connected"));
            EventStream.publish(new EngineerDeparted(sam, null, LocalDate.now(CLOCK)));
            await().atMost(PATIENCE).until(follow::ended);
        }
        assertThat(get("/api/events", sam, "HR").statusCode()).isEqualTo(403);
    }

    @Test
    void theStreamOfWhoIsToLeaveEndsWhenTheDayComes() throws IOException {
        EventStream.publish(
                Histories.registered(sam, "EM", null, DAY),
                new EngineerDeparted(sam, null, LocalDate.now(CLOCK).plusDays(1)));
        awaitVersionOf(sam, 1);
        try (Follow follow = follow(-1L, sam, "MANAGER")) {
            await().atMost(PATIENCE).until(() -> follow.lines().contains(":connected"));
            assertThat(follow.ended()).isFalse();
            CLOCK.advance(Duration.ofHours(24));
            await().atMost(PATIENCE).until(follow::ended);
        }
    }

    private static void awaitVersionOf(UUID person, long version) {
        await().atMost(PATIENCE)
                .until(() -> get("/api/engineers/" + person + "?minVersion=" + version, HR, "HR")
                                .statusCode()
                        == 200);
    }

    private static String numbered(RecordedEvent first, long further) {
        return Long.toString(first.position() + further);
    }

    private static Follow follow(long lastEventId, UUID caller, String... roles) throws IOException {
        HttpRequest.Builder request =
                request("/api/events", caller, roles).header("Last-Event-ID", Long.toString(lastEventId));
        return new Follow(request.GET().build());
    }
}
