package dev.assay.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.AssayEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.events.EventSize;
import dev.assay.events.EventTypes;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.Rubric;
import dev.assay.events.FrameworkEvent.Side;
import dev.assay.events.FrameworkEvent.Signal;
import dev.assay.events.RecordedEvent;
import dev.assay.events.Streams;
import dev.assay.query.Views;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.feed.ProjectedViews;
import dev.assay.query.feed.View;
import dev.assay.query.history.EngineerEvents;
import dev.assay.query.history.StoredEngineers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/// Views whose documents hold many events, with events as large as they may be, and larger ones of earlier times.
class LargeEventsTest {

    private static final int MONGODB_DOCUMENT = 16 << 20;
    private static final UUID ENGINEER = new UUID(1, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

    /// What an event could have at most before there was a bound.
    private static final int BEFORE_THE_BOUND = 1_500_000;

    private final View audit = new AuditView();
    private final View timeline = Views.named("timeline.TimelineView");

    @Test
    void manyEventsAtTheBoundFitIntoTheDocumentsThatHoldThem() {
        List<Envelope> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(envelope(i, i, evidence(EventSize.MAX)));
        }
        // Together more than a document of MongoDB holds.
        for (int i = 0; i < 20; i++) {
            events.add(envelope(100 + i, 0, draft(EventSize.MAX_DRAFT)));
        }
        everyDocumentFitsAndEveryEventIsRead(events);
    }

    @Test
    void eventsThatAreLargerThanTheBoundAndWereStoredBeforeItAreShown() {
        List<Envelope> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.add(envelope(i, i, evidence(BEFORE_THE_BOUND)));
        }
        everyDocumentFitsAndEveryEventIsRead(events);
    }

    private void everyDocumentFitsAndEveryEventIsRead(List<Envelope> events) {
        try (ProjectedViews views = new ProjectedViews(audit, timeline)) {
            for (int start = 0; start < events.size(); start += 10) {
                views.apply(audit, events.subList(start, start + 10));
                views.apply(timeline, events.subList(start, start + 10));
            }
            LiveViews live = views.live();
            for (String view : List.of(audit.name(), timeline.name())) {
                live.collection(view)
                        .withDocumentClass(RawBsonDocument.class)
                        .find()
                        .batchSize(1)
                        .forEach(document -> assertThat(document.getByteBuffer().remaining())
                                .as("%s", document.get("_id"))
                                .isLessThan(MONGODB_DOCUMENT));
            }
            EngineerEvents engineers = StoredEngineers.in(live);
            Clock clock = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);
            AuditStore store = new AuditStore(live, new AuditDays(live, clock), engineers);
            List<Envelope> read = new ArrayList<>();
            store.read(new AuditQuery(null, null, Set.of(), null, null, 0, new UUID(3, 3)), Long.MAX_VALUE, read::add);
            assertThat(read).isEqualTo(events);
            assertThat(engineers.of(ENGINEER))
                    .isEqualTo(events.stream()
                            .filter(event -> event.stream().equals(ENGINEER.toString()))
                            .toList());
        }
    }

    private static AssayEvent evidence(int bytes) {
        return sized(
                bytes,
                summary -> new EvidenceRecorded(
                        ENGINEER, ENGINEER, ENGINEER, "INDIVIDUAL", "PEER", summary, List.of(), List.of(), DAY));
    }

    private static AssayEvent draft(int bytes) {
        return sized(bytes, example -> {
            Side side = new Side("NONE", List.of(), List.of(example), List.of(), List.of(new Signal("Grows", "NONE")));
            Side other = new Side("NONE", List.of(), List.of(), List.of(), List.of());
            Rubric rubric = new Rubric(List.of(new Cell(1, "One", "Low", "NONE", side, other)));
            return new RoleVersionDrafted("IMPE", 1, ENGINEER, "RUBRIC", "Engineer", "00", null, rubric, DAY);
        });
    }

    private static AssayEvent sized(int bytes, Function<String, AssayEvent> event) {
        int room = bytes - data(event.apply("")).length;
        return event.apply("a".repeat(room));
    }

    private static byte[] data(AssayEvent event) {
        return EventJson.mapper().writeValueAsBytes(event);
    }

    private static Envelope envelope(long position, long version, AssayEvent event) {
        boolean draft = event instanceof RoleVersionDrafted;
        return new RecordedEvent(
                        new UUID(2, position),
                        position,
                        draft ? Streams.role("R" + position) : Streams.engineer(ENGINEER),
                        version,
                        Instant.parse("2026-02-01T09:00:00Z"),
                        ENGINEER,
                        ENGINEER,
                        ENGINEER,
                        null,
                        EventTypes.of(event.getClass()),
                        data(event))
                .open();
    }
}
