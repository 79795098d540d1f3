package dev.assay.command.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether events reach Kafka. Not part of readiness: without Kafka commands are taken all the same, and their events
/// are sent later.
@Component
class RelayHealthIndicator implements HealthIndicator {

    private static final double LATE_SECONDS = 10;

    private final LedgerMonitor monitor;

    RelayHealthIndicator(LedgerMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Health health() {
        boolean late = monitor.unsent() > 0 && monitor.unsentSeconds() > LATE_SECONDS;
        return (late ? Health.down() : Health.up())
                .withDetail("lagEvents", monitor.unsent())
                .withDetail("lagSeconds", Math.round(monitor.unsentSeconds()))
                .build();
    }
}
