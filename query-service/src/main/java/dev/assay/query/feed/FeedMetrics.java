package dev.assay.query.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// The feed in numbers.
@Component
class FeedMetrics {

    private final Timer batches;
    private final Counter events;

    FeedMetrics(
            MeterRegistry registry, FeedStatus status, LiveViews live, ParkedEvents parkedEvents, List<View> views) {
        batches = Timer.builder("assay.feed.batch")
                .description("Time to take one batch of events into all live views")
                .publishPercentileHistogram()
                .register(registry);
        events = Counter.builder("assay.feed.events")
                .description("Events taken, repetitions included")
                .register(registry);
        for (View view : views) {
            Gauge.builder("assay.feed.lag", status, FeedStatus::lag)
                    .description("Events that the view has not taken yet; -1 while unknown")
                    .tag("view", view.name())
                    .register(registry);
            Gauge.builder("assay.feed.parked", () -> parked(live, parkedEvents, view.name()))
                    .description("Events that the view could not take")
                    .tag("view", view.name())
                    .register(registry);
        }
    }

    void batch(int count, long nanos) {
        events.increment(count);
        batches.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static double parked(LiveViews live, ParkedEvents parkedEvents, String view) {
        try {
            return parkedEvents.count(live.nameOf(view));
        } catch (RuntimeException unavailable) {
            return Double.NaN;
        }
    }
}
