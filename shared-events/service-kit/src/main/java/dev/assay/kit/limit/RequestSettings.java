package dev.assay.kit.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How many requests the service takes at a time.
///
/// @param maxConcurrent how many are worked on
/// @param maxWaiting how many more may wait
/// @param queueTimeout how long each of them waits before it is refused
/// @param maxPerCaller how many of one caller are worked on; the same part of those who wait may be theirs
/// @param maxBuffered how much memory the bodies may take that are read and not answered yet; a caller may have the
///     same part of it
@ConfigurationProperties("assay.requests")
public record RequestSettings(
        @DefaultValue("200") int maxConcurrent,
        @DefaultValue("400") int maxWaiting,
        @DefaultValue("1s") Duration queueTimeout,
        @DefaultValue("50") int maxPerCaller,
        @DefaultValue("64MB") DataSize maxBuffered) {

    int callersPlaces() {
        return Math.min(maxPerCaller, maxConcurrent);
    }

    int callersWaiting() {
        return maxWaiting * callersPlaces() / maxConcurrent;
    }

    long callersBytes() {
        return maxBuffered.toBytes() / maxConcurrent * callersPlaces();
    }
}
