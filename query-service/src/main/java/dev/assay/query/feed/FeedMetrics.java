package dev.assay.query.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// The feed in numbers. Nothing is asked of a store when they are read.
@Component
class FeedMetrics {

    private final Timer batches;
    private final Counter events;

    FeedMetrics(MeterRegistry registry, FeedStatus status, LiveViews live, LetterReview review, List<View> views) {
        batches = Timer.builder("assay.feed.batch")
                .description("Time to take one batch of events into all live views")
                .publishPercentileHistogram()
                .register(registry);
        events = Counter.builder("assay.feed.events")
                .description("Events taken, repetitions included")
                .register(registry);
        Gauge.builder("assay.feed.stale.seconds", status, FeedStatus::staleSeconds)
                .description("For how long the views may lack events; 0 while they lack none")
                .register(registry);
        for (View view : views) {
            Gauge.builder("assay.feed.lag", status, FeedStatus::lag)
                    .description("Events that the view has not taken yet; -1 while unknown")
                    .tag("view", view.name())
                    .register(registry);
            Gauge.builder("assay.feed.parked", () -> review.parked(live, view.name()))
                    .description("Events that the view lacks because it, or one of their stream, could not be taken")
                    .tag("view", view.name())
                    .register(registry);
            Gauge.builder("assay.dead.letters", () -> review.open(view.name()))
                    .description("Dead letters about which nothing has been done")
                    .tag("view", view.name())
                    .register(registry);
        }
    }

    void batch(int count, long nanos) {
        events.increment(count);
        batches.record(nanos, TimeUnit.NANOSECONDS);
    }
}
