package dev.assay.local;

import dev.assay.embedded.Ports;
import dev.assay.local.Settings.Port;
import dev.assay.local.Settings.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Says before the start which ports somebody else uses.
final class BusyPorts {

    /// The services of a stack that was killed need a moment to notice.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private BusyPorts() {}

    static void refuse(List<Port> ports) {
        long deadline = System.nanoTime() + GRACE.toNanos();
        List<Port> busy = busy(ports);
        while (!busy.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            busy = busy(busy);
        }
        if (!busy.isEmpty()) {
            throw new Refused(busy.stream()
                    .map(port -> "Port %d is in use: choose another with %s.".formatted(port.number(), port.variable()))
                    .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static List<Port> busy(List<Port> ports) {
        return ports.stream().filter(port -> !Ports.isFree(port.number())).toList();
    }
}
