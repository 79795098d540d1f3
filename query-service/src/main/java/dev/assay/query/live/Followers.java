package dev.assay.query.live;

import dev.assay.query.TooMany;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Counts who follows the stream, and lets no more than so many.
@Component
class Followers {

    private final LiveSettings settings;
    private final Map<UUID, Integer> byCaller = new HashMap<>();
    private int all;

    Followers(LiveSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        Gauge.builder("assay.live.followers", this, Followers::count)
                .description("Open streams of live updates")
                .register(metrics);
    }

    /// @throws TooMany `live.too-many-followers`
    synchronized void enter(UUID caller) {
        int own = byCaller.getOrDefault(caller, 0);
        if (own >= settings.perCaller() || all >= settings.followers()) {
            throw new TooMany("live.too-many-followers", "Too many streams of live updates are open; close one first.");
        }
        byCaller.put(caller, own + 1);
        all++;
    }

    synchronized void leave(UUID caller) {
        int own = byCaller.getOrDefault(caller, 0);
        if (own > 1) {
            byCaller.put(caller, own - 1);
        } else {
            byCaller.remove(caller);
        }
        all--;
    }

    synchronized int count() {
        return all;
    }
}
