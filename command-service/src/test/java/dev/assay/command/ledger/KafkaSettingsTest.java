package dev.assay.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaSettingsTest {

    @Test
    void theSettingsOfKafkasClientsComeFromTheEnvironment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "ASSAY_KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                                "ASSAY_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                                "ASSAY_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                                "ASSAY_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", "a.b.C required username=\"u\";")));
        ConfigurationPropertySources.attach(environment);

        KafkaSettings settings =
                Binder.get(environment).bind("assay.kafka", KafkaSettings.class).get();

        assertThat(settings.with(Map.of("client.id", "relay", "security.protocol", "PLAINTEXT")))
                .containsEntry("bootstrap.servers", "kafka:9093")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("sasl.jaas.config", "a.b.C required username=\"u\";")
                .containsEntry("client.id", "relay")
                .containsEntry("security.protocol", "PLAINTEXT");
    }
}
