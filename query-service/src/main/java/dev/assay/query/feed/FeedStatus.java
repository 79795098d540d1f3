package dev.assay.query.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How the feed is doing, for health, metrics and the headers of answers.
@Component
public class FeedStatus {

    private static final long FEW = 500;

    private final Clock clock;

    private volatile long lag = -1;
    private volatile boolean filling = true;
    private volatile Instant caughtUpAt;
    private volatile @Nullable String trouble;

    FeedStatus(Clock clock) {
        this.clock = clock;
        this.caughtUpAt = Instant.now(clock);
    }

    /// Events that the views have not taken yet; -1 as long as it is not known.
    public long lag() {
        return lag;
    }

    /// True if the views hold everything that this instance knows to be in the stream.
    public boolean caughtUp() {
        return lag == 0 && trouble == null;
    }

    /// True if what the views lack is little enough to act on them.
    public boolean nearlyCaughtUp() {
        return lag >= 0 && lag < FEW && trouble == null && !filling;
    }

    /// True from the moment a view is made until it has caught up for the first time.
    boolean filling() {
        return filling;
    }

    /// Since when the views may lack events; empty if they lack none.
    public Optional<Instant> staleSince() {
        return caughtUp() ? Optional.empty() : Optional.of(caughtUpAt);
    }

    double staleSeconds() {
        return staleSince()
                .map(since -> Duration.between(since, Instant.now(clock)).toMillis() / 1000.0)
                .orElse(0.0);
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    void fill() {
        filling = true;
        lag = -1;
    }

    void at(long newLag) {
        lag = newLag;
        trouble = null;
        if (newLag == 0) {
            filling = false;
            caughtUpAt = Instant.now(clock);
        }
    }

    void fail(String reason) {
        trouble = reason;
    }
}
