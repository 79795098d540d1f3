package dev.assay.faults.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;

class ClockAgentTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void aServicesClockIsAsWrongAsTheFileSaysAtThatTime(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("clock");
        write(file, Duration.ZERO);
        ClockAgent.premain(file.toString());
        try (var service = new GenericApplicationContext()) {
            service.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
            new ClockAgent().initialize(service);
            service.refresh();
            Clock clock = service.getBean(Clock.class);
            assertThat(clock.instant()).isEqualTo(NOW);

            write(file, Duration.ofHours(-1));
            assertThat(clock.instant()).isEqualTo(NOW.minus(Duration.ofHours(1)));

            write(file, Duration.ZERO);
            assertThat(clock.instant()).isEqualTo(NOW);
        }
    }

    private static void write(Path file, Duration shift) throws Exception {
        // Never truncated: it is mapped.
        Files.write(
                file,
                ByteBuffer.allocate(Long.BYTES).putLong(shift.toMillis()).array(),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }
}
