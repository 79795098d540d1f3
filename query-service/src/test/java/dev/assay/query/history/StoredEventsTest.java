package dev.assay.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.events.Envelope;
import dev.assay.events.EventType;
import dev.assay.events.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredEventsTest {

    @Test
    void anEventComesBackWithTheVeryBytesThatItCameWith() {
        RecordedEvent came = departed(UUID.randomUUID());

        RecordedEvent stored = StoredEvents.fromBinary(new Binary(StoredEvents.toBytes(came.open())));

        assertThat(stored).usingRecursiveComparison().isEqualTo(came);
    }

    @Test
    void anEventWithoutCauseComesBackWithoutOne() {
        RecordedEvent came = departed(null);

        assertThat(StoredEvents.fromBinary(new Binary(StoredEvents.toBytes(came.open()))))
                .usingRecursiveComparison()
                .isEqualTo(came);
    }

    @Test
    void anEventThatWasNeverReadIsWrittenAnew() {
        Envelope event = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .events()
                .getFirst();

        assertThat(StoredEvents.fromBinary(new Binary(StoredEvents.toBytes(event)))
                        .open())
                .isEqualTo(event);
    }

    @Test
    void halfAnEventIsRefused() {
        byte[] bytes = StoredEvents.toBytes(departed(null).open());

        assertThatThrownBy(() -> StoredEvents.fromBinary(new Binary(Arrays.copyOf(bytes, 60))))
                .isInstanceOf(IllegalStateException.class);
    }

    /// With a field that this version of the code does not know.
    private static RecordedEvent departed(@Nullable UUID causation) {
        UUID engineer = Script.id("ada");
        return new RecordedEvent(
                Script.id("event"),
                17,
                engineer.toString(),
                3,
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                Script.id("hr"),
                Script.id("command"),
                Script.id("correlation"),
                causation,
                new EventType("roster.engineer-departed", 1),
                "{\"later\": \"ä\", \"engineerId\":\"%s\",\"effectiveOn\":\"2026-01-01\"}"
                        .formatted(engineer)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
