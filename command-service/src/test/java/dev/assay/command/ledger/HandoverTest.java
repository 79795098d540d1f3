package dev.assay.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.EventTypes;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private final Handover handover = new Handover();

    @Test
    void eventsAreTakenInTheOrderOfTheirPositionsAndOnce() {
        handover.offer(events(5, 10, 1));
        handover.offer(events(10, 12, 1));
        assertThat(positions(handover.take(5, 3))).containsExactly(5L, 6L, 7L);
        assertThat(positions(handover.take(8, 100))).containsExactly(8L, 9L, 10L, 11L);
        assertThat(handover.take(8, 100)).isEmpty();
    }

    @Test
    void whatTheRelayHasSentAlreadyIsLeftOut() {
        handover.offer(events(5, 10, 1));
        assertThat(positions(handover.take(8, 100))).containsExactly(8L, 9L);
    }

    @Test
    void earlierEventsMustBeReadBeforeThoseThatAreHere() {
        handover.offer(events(5, 10, 1));
        assertThat(handover.take(3, 100)).isEmpty();
        assertThat(positions(handover.take(5, 100))).hasSize(5);
    }

    @Test
    void whatComesAfterAGapIsNotTakenForTheNext() {
        handover.offer(events(0, 3, 1));
        handover.offer(events(5, 8, 1));
        assertThat(positions(handover.take(0, 100))).containsExactly(0L, 1L, 2L);
        assertThat(handover.take(3, 100)).isEmpty();
        handover.offer(events(8, 9, 1));
        assertThat(positions(handover.take(8, 100))).containsExactly(8L);
    }

    @Test
    void aRelayThatIsAwayCostsNoMoreThanSomeMegabytes() {
        for (int i = 0; i < 50; i++) {
            handover.offer(events(i, i + 1, 1 << 20));
        }
        assertThat(handover.take(0, 100)).hasSizeBetween(5, 12);
    }

    private static List<Long> positions(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::position).toList();
    }

    private static List<RecordedEvent> events(long from, long to, int bytes) {
        UUID id = UUID.randomUUID();
        return LongStream.range(from, to)
                .mapToObj(position -> new RecordedEvent(
                        id,
                        position,
                        "ladders/x",
                        position,
                        Instant.EPOCH,
                        id,
                        id,
                        id,
                        null,
                        EventTypes.of(LadderDefined.class),
                        new byte[bytes]))
                .toList();
    }
}
