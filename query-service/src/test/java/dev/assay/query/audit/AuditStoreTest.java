package dev.assay.query.audit;

import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.Envelope;
import dev.assay.query.Views;
import dev.assay.query.feed.ProjectedViews;
import dev.assay.query.feed.View;
import dev.assay.query.history.Script;
import dev.assay.query.history.StoredEngineers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditStoreTest {

    private static final UUID NOBODY = id("nobody");

    private final AuditView view = new AuditView();
    private final View timeline = Views.named("timeline.TimelineView");
    private final ProjectedViews views = new ProjectedViews(view, timeline);
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);
    private final AuditStore store =
            new AuditStore(views.live(), new AuditDays(views.live(), clock), StoredEngineers.in(views.live()));
    private final List<Envelope> events = history();

    @BeforeAll
    void fill() {
        views.apply(view, events);
        views.apply(timeline, events);
    }

    @AfterAll
    void close() {
        views.close();
    }

    @Test
    void everythingComesInTheOrderOfPositionsExactlyAsItWas() {
        assertThat(read(new AuditQuery(null, null, Set.of(), null, null, 0, NOBODY)))
                .isEqualTo(events);
        assertThat(store.head()).isEqualTo(events.size() - 1);
    }

    @Test
    void oneEngineersEventsAreFoundWithoutTheOthers() {
        assertThat(read(new AuditQuery(id("person 3"), null, Set.of(), null, null, 0, NOBODY)))
                .isNotEmpty()
                .isEqualTo(wanted(event -> event.stream().equals(id("person 3").toString())));
        assertThat(read(new AuditQuery(id("nobody"), null, Set.of(), null, null, 0, NOBODY)))
                .isEmpty();
    }

    @Test
    void actorTypeAndTimeOfRecordingNarrowTheResult() {
        Instant from = Instant.parse("2026-01-20T00:00:00Z");
        Instant until = Instant.parse("2026-02-03T09:30:00Z");
        AuditQuery query = new AuditQuery(null, id("max"), Set.of("rating.engineer-rated"), from, until, 0, NOBODY);

        assertThat(read(query))
                .isNotEmpty()
                .isEqualTo(wanted(event -> event.actorId().equals(id("max"))
                        && event.type().name().equals("rating.engineer-rated")
                        && !event.recordedAt().isBefore(from)
                        && event.recordedAt().isBefore(until)));
        assertThat(read(new AuditQuery(null, null, Set.of(), from, null, 0, NOBODY)))
                .isEqualTo(wanted(event -> !event.recordedAt().isBefore(from)));
        assertThat(read(new AuditQuery(null, null, Set.of(), null, until, 0, NOBODY)))
                .isEqualTo(wanted(event -> event.recordedAt().isBefore(until)));
        assertThat(read(new AuditQuery(id("person 3"), null, Set.of(), from, until, 0, NOBODY)))
                .isEqualTo(wanted(event -> event.stream().equals(id("person 3").toString())
                        && !event.recordedAt().isBefore(from)
                        && event.recordedAt().isBefore(until)));
    }

    @Test
    void aReaderThatStopsAndGoesOnMissesNothing() {
        List<Envelope> all = new ArrayList<>();
        long position = 0;
        while (true) {
            List<Envelope> part = read(new AuditQuery(null, null, Set.of(), null, null, position, NOBODY), 37);
            if (part.isEmpty()) {
                break;
            }
            all.addAll(part);
            position = part.getLast().position() + 1;
        }
        assertThat(all).isEqualTo(events);
    }

    @Test
    void aReaderThatIsBoundedIsToldWhereToGoOnAndInTheEndFindsEverything() {
        Set<String> rare = Set.of("roster.engineer-registered");
        List<Envelope> found = new ArrayList<>();
        List<Long> stops = new ArrayList<>();
        long position = 0;
        while (position >= 0) {
            AuditQuery query = new AuditQuery(null, null, rare, null, null, position, NOBODY);
            long last = store.read(query, 3, found::add);
            stops.add(last);
            position = last == AuditStore.END ? -1 : last + 1;
        }
        assertThat(found).isEqualTo(wanted(event -> rare.contains(event.type().name())));
        assertThat(stops).containsExactly(299L, 599L, AuditStore.END);
    }

    @Test
    void aLiveReaderGetsAtLeastTheRestOfAHundred() {
        assertThat(store.from(250)).startsWith(events.get(250)).contains(events.get(299));
        assertThat(store.from(events.size())).isEmpty();
    }

    private List<Envelope> wanted(Predicate<Envelope> wanted) {
        return events.stream().filter(wanted).toList();
    }

    private List<Envelope> read(AuditQuery query) {
        return read(query, Integer.MAX_VALUE);
    }

    private List<Envelope> read(AuditQuery query, int most) {
        List<Envelope> found = new ArrayList<>();
        store.read(query, Long.MAX_VALUE, envelope -> {
            found.add(envelope);
            return found.size() < most;
        });
        return found;
    }

    /// Ten people, some rated every day for sixty days.
    private static List<Envelope> history() {
        Script script = new Script();
        for (int person = 0; person < 10; person++) {
            script.registered("person " + person, "IMPE", manager(person), "2025-01-01");
        }
        for (int day = 0; day < 60; day++) {
            script.at(Instant.parse("2026-01-01T09:00:00Z")
                    .plusSeconds(day * 86_400L)
                    .toString());
            for (int person = 0; person < 10; person++) {
                script.by((day + person) % 3 == 0 ? "max" : "kim");
                script.rated("person " + person, "rating " + day + " " + person, "3/Mid", "2025-06-01");
                if (day % 7 == 0) {
                    script.shared("person " + person, "rating " + day + " " + person, "2025-06-02");
                }
            }
        }
        return script.events();
    }

    private static @Nullable String manager(int person) {
        return Stream.of("max", "kim").skip(person % 2).findFirst().orElse(null);
    }
}
