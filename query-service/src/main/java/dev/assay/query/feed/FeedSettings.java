package dev.assay.query.feed;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the event stream is.
///
/// @param bootstrapServers Kafka's addresses, `host:port` with commas
/// @param instanceId names this instance among others of the service; with it a restarted instance gets its
///     partitions back at once instead of after the session timeout
/// @param properties any further setting of Kafka's clients, such as those for TLS
@ConfigurationProperties("assay.kafka")
record FeedSettings(String bootstrapServers, @Nullable String instanceId, Map<String, String> properties) {

    FeedSettings {
        properties = Map.copyOf(Objects.requireNonNullElse(properties, Map.of()));
    }
}
