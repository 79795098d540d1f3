package dev.assay.command.reference;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks at every start for people who are their own superior: earlier versions let such circles in, and only HR can
// say
/// who should report to whom. The service works all the same, because nobody is above themselves by such data.
@Component
class ReportingTreeCheck implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(ReportingTreeCheck.class);

    private static final int NAMED = 20;

    /// A circle consists of managers and begins on a day on which one of them gets a new manager.
    private static final String IN_CIRCLES = """
        WITH managers AS MATERIALIZED (
            SELECT engineer_id, effective_on FROM reference_manager
            WHERE manager_id IS NOT NULL
              AND engineer_id IN (SELECT manager_id FROM reference_manager))
        SELECT DISTINCT engineer_id FROM managers WHERE reports_to_oneself(engineer_id, effective_on)
        """;

    private final JdbcClient jdbc;
    private volatile List<UUID> inCircles = List.of();

    ReportingTreeCheck(JdbcClient jdbc, MeterRegistry metrics) {
        this.jdbc = jdbc;
        Gauge.builder("assay.reporting.circles", this, check -> check.inCircles.size())
                .description("People who were their own superior on some day, when the service started")
                .register(metrics);
    }

    @EventListener(ApplicationReadyEvent.class)
    void look() {
        inCircles = jdbc.sql(IN_CIRCLES)
                .query((row, number) -> row.getObject("engineer_id", UUID.class))
                .list();
        if (!inCircles.isEmpty()) {
            log.atWarn()
                    .addKeyValue("people", inCircles.size())
                    .addKeyValue("engineers", inCircles.stream().limit(NAMED).toList())
                    .log("Reporting lines lead in a circle: assign these engineers other managers");
        }
    }

    @Override
    public Health health() {
        return Health.up().withDetail("peopleInCircles", inCircles.size()).build();
    }
}
