package dev.assay.command.ledger;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the event stream goes.
///
/// @param bootstrapServers Kafka's addresses, `host:port` with commas
/// @param properties any further setting of Kafka's clients, such as those for SASL and TLS
@ConfigurationProperties("assay.kafka")
record KafkaSettings(String bootstrapServers, Map<String, String> properties) {

    KafkaSettings {
        properties = Map.copyOf(Objects.requireNonNullElse(properties, Map.of()));
    }

    /// What a client is configured with: its own settings win over those of the operator.
    Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> all = new TreeMap<>(properties);
        all.put("bootstrap.servers", bootstrapServers);
        all.putAll(own);
        return all;
    }
}
