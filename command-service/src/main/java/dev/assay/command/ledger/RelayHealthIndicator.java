package dev.assay.command.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Whether events reach Kafka: degraded from the first failure on, or when they wait for too long.
///
/// Readiness says so, too, but stays 200: without Kafka commands are taken all the same, and their events are sent
/// later. One event that cannot be sent must not stop those who write.
@Component
class RelayHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");
    private static final double LATE_SECONDS = 10;

    private final LedgerMonitor monitor;
    private final WorkerStatus relayStatus;

    RelayHealthIndicator(LedgerMonitor monitor, WorkerStatus relayStatus) {
        this.monitor = monitor;
        this.relayStatus = relayStatus;
    }

    @Override
    public Health health() {
        WorkerStatus.Trouble trouble = relayStatus.trouble();
        boolean late = monitor.unsent() > 0 && monitor.unsentSeconds() > LATE_SECONDS;
        Health.Builder health = (trouble != null || late ? Health.status(DEGRADED) : Health.up())
                .withDetail("lagEvents", monitor.unsent())
                .withDetail("lagSeconds", Math.round(monitor.unsentSeconds()));
        if (trouble != null) {
            health.withDetail("position", trouble.position())
                    .withDetail("reason", trouble.reason())
                    .withDetail("cause", trouble.cause());
        }
        return health.build();
    }
}
