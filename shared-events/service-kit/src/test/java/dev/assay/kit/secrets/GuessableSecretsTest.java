package dev.assay.kit.secrets;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessableSecretsTest {

    private static final String GOOD = "k3Jw-9Zq_tR2vLx";

    private final Map<String, @Nullable String> settings = new HashMap<>(Map.of(
            "spring.datasource.url",
            "jdbc:postgresql://db/assay",
            "spring.datasource.username",
            "assay_commands",
            "spring.datasource.password",
            GOOD,
            "assay.mongodb.uri",
            "mongodb://assay:" + GOOD + "@db/assay",
            "assay.kafka.properties.sasl.jaas.config",
            "a.B required username=\"u\" password=\"" + GOOD + "\";",
            "assay.watch.client-id",
            "alert-policy",
            "assay.watch.client-secret",
            GOOD));

    @Test
    void randomSecretsAreTaken() {
        assertThatCode(() -> GuessableSecrets.refuse(settings::get)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.password, '', SPRING_DATASOURCE_PASSWORD",
        "spring.datasource.password, postgres, SPRING_DATASOURCE_PASSWORD",
        "spring.datasource.password, Assay_Commands, SPRING_DATASOURCE_PASSWORD",
        "spring.datasource.password, aaaaaaaaaaaaaaaa, SPRING_DATASOURCE_PASSWORD",
        "spring.datasource.password, changemechangeme, SPRING_DATASOURCE_PASSWORD",
        "assay.mongodb.uri, mongodb://db/assay, ASSAY_MONGODB_URI",
        "assay.mongodb.uri, mongodb://assay:assay@db/assay, ASSAY_MONGODB_URI",
        "assay.kafka.properties.sasl.jaas.config, a.B required password='secret';,"
                + " ASSAY_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
        "assay.watch.client-secret, alert-policy, ASSAY_ALERT_POLICY_CLIENT_SECRET",
        "assay.watch.client-secret, '', ASSAY_ALERT_POLICY_CLIENT_SECRET"
    })
    void missingShortAndKnownSecretsAreRefusedByTheNameOfTheirVariable(String setting, String value, String variable) {
        settings.put(setting, value);

        assertThatIllegalStateException()
                .isThrownBy(() -> GuessableSecrets.refuse(settings::get))
                .withMessageContaining(variable);
    }

    @Test
    void thePasswordMayStandInTheAddressAndACertificateNeedsNone() {
        settings.remove("spring.datasource.password");
        settings.put("spring.datasource.url", "jdbc:postgresql://db/assay?user=u&password=" + GOOD);
        settings.put("assay.mongodb.uri", "mongodb://CN=assay@db/assay?authMechanism=MONGODB-X509");
        assertThatCode(() -> GuessableSecrets.refuse(settings::get)).doesNotThrowAnyException();

        settings.put("spring.datasource.url", "jdbc:postgresql://db/assay?user=u&password=postgres");
        assertThatIllegalStateException().isThrownBy(() -> GuessableSecrets.refuse(settings::get));
    }

    @Test
    void theLocalStackMayHavePasswordsThatEverybodyKnows() {
        settings.put("assay.local-stack", "true");
        settings.put("spring.datasource.password", "postgres");

        assertThatCode(() -> GuessableSecrets.refuse(settings::get)).doesNotThrowAnyException();
    }
}
