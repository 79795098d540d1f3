package dev.assay.query.feed;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether events arrive. Not part of readiness: without new events the views still answer, and say how old they are.
@Component
class FeedHealthIndicator implements HealthIndicator {

    private final FeedStatus status;
    private final ForgedRecords forgedRecords;

    FeedHealthIndicator(FeedStatus status, ForgedRecords forgedRecords) {
        this.status = status;
        this.forgedRecords = forgedRecords;
    }

    @Override
    public Health health() {
        Health.Builder health = status.trouble().isPresent() ? Health.down() : Health.up();
        status.trouble().ifPresent(trouble -> health.withDetail("reason", trouble));
        status.staleSince().ifPresent(since -> health.withDetail("staleSince", since.toString()));
        return health.withDetail("lag", status.lag())
                .withDetail("forgedRecords", forgedRecords.seen())
                .build();
    }
}
