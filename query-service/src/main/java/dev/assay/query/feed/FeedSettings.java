package dev.assay.query.feed;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the event stream is.
///
/// @param bootstrapServers Kafka's addresses, `host:port` with commas
/// @param instanceId names this instance among others of the service; with it a restarted instance gets its
///     partitions back at once instead of after the session timeout
@ConfigurationProperties("assay.kafka")
public record FeedSettings(
        String bootstrapServers, @Nullable String instanceId) {}
