package dev.assay.kit.secrets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Refuses secrets that are missing, short or known, wherever somebody else could use them. The local stack, which
/// listens on the loopback interface only, sets `assay.local-stack` and is left alone.
///
/// The signing keys of the stream are no matter of this class: they are never known, not even in the local stack.
final class GuessableSecrets {

    private static final int LEAST_LENGTH = 12;

    /// In lower case. What is shorter than the least length need not be named.
    private static final Set<String> KNOWN = Set.of(
            "alert-policy",
            "alertpolicy1",
            "assay-secret",
            "assaypassword",
            "changemechangeme",
            "changeit-changeit",
            "administrator",
            "postgrespostgres",
            "password1234",
            "passwordpassword",
            "secretsecret",
            "mongodbmongodb");

    private static final Pattern MONGODB_PASSWORD = Pattern.compile("^mongodb(?:\\+srv)?://[^/@:]*:([^/@]*)@");
    private static final Pattern JDBC_PASSWORD = Pattern.compile("[?&]password=([^&]*)");
    private static final Pattern JAAS_PASSWORD = Pattern.compile("password\\s*=\\s*[\"']?([^\"';\\s]*)");

    private GuessableSecrets() {}

    /// @param property reads a setting; null where it is not set
    /// @throws IllegalStateException naming the setting, never its value
    static void refuse(Settings property) {
        if ("true".equals(property.get("assay.local-stack"))) {
            return;
        }
        String jdbc = property.get("spring.datasource.url");
        if (jdbc != null && !jdbc.contains("sslcert=")) {
            String password = property.get("spring.datasource.password");
            require(
                    "SPRING_DATASOURCE_PASSWORD",
                    blank(password) ? found(JDBC_PASSWORD, jdbc) : password,
                    property.get("spring.datasource.username"));
        }
        String mongodb = property.get("assay.mongodb.uri");
        if (mongodb != null && !mongodb.contains("authMechanism=MONGODB-X509")) {
            require("The password within ASSAY_MONGODB_URI", found(MONGODB_PASSWORD, mongodb), null);
        }
        String jaas = property.get("assay.kafka.properties.sasl.jaas.config");
        if (jaas != null) {
            require("The password within ASSAY_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", found(JAAS_PASSWORD, jaas), null);
        }
        if (property.get("assay.watch.client-id") != null) {
            require(
                    "ASSAY_ALERT_POLICY_CLIENT_SECRET",
                    property.get("assay.watch.client-secret"),
                    property.get("assay.watch.client-id"));
        }
    }

    /// Reads a setting.
    interface Settings {
        @Nullable
        String get(String property);
    }

    private static void require(String variable, @Nullable String secret, @Nullable String owner) {
        if (secret == null || secret.isBlank()) {
            throw new IllegalStateException(variable + " is missing: without a secret the service does not start");
        }
        if (secret.length() < LEAST_LENGTH) {
            throw new IllegalStateException(
                    variable + " has less than " + LEAST_LENGTH + " characters: such a secret is guessed");
        }
        String lower = secret.toLowerCase(Locale.ROOT);
        if (KNOWN.contains(lower)
                || lower.equals(owner)
                || lower.chars().distinct().count() < 5) {
            throw new IllegalStateException(variable + " is one that everybody knows: use a random secret");
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : null;
    }
}
