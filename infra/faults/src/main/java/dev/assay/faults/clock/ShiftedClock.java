package dev.assay.faults.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A clock that is wrong by as many milliseconds as a file says, which may change at any time.
final class ShiftedClock extends Clock {

    private final Clock clock;
    private final MappedByteBuffer shift;

    private ShiftedClock(Clock clock, MappedByteBuffer shift) {
        this.clock = clock;
        this.shift = shift;
    }

    /// @param file eight bytes, a number of milliseconds
    static ShiftedClock of(Clock clock, Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new ShiftedClock(clock, channel.map(FileChannel.MapMode.READ_ONLY, 0, Long.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ShiftedClock(clock.withZone(zone), shift);
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(Duration.ofMillis(shift.getLong(0)));
    }
}
