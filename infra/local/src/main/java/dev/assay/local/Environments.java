package dev.assay.local;

import dev.assay.embedded.PostgresServer;
import dev.assay.embedded.SigningKey;
import dev.assay.local.Settings.Port;
import dev.assay.local.issuer.Client;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// What the services are told: the environment variables with which they are configured anywhere.
///
/// @param signingKeys with which records are signed
record Environments(Settings settings, String signingKeys) {

    /// The name of the database, in PostgreSQL and MongoDB.
    static final String DATABASE = "assay";

    static final String LOOPBACK = "127.0.0.1";

    static URI address(Port port) {
        return URI.create("http://" + LOOPBACK + ":" + port.number());
    }

    Map<String, String> command() {
        return signed(Map.of(
                "SERVER_ADDRESS",
                LOOPBACK,
                "SERVER_PORT",
                String.valueOf(settings.command().number()),
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://%s:%d/%s?ApplicationName=command-service"
                        .formatted(LOOPBACK, settings.postgres().number(), DATABASE),
                "SPRING_DATASOURCE_USERNAME",
                PostgresServer.USER,
                "SPRING_DATASOURCE_PASSWORD",
                PostgresServer.PASSWORD,
                "ASSAY_KAFKA_BOOTSTRAP_SERVERS",
                kafka(),
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                issuer()));
    }

    /// @param alertPolicy as whom it sends its commands
    Map<String, String> query(Client alertPolicy) {
        return signed(Map.of(
                "SERVER_ADDRESS",
                LOOPBACK,
                "SERVER_PORT",
                String.valueOf(settings.query().number()),
                "ASSAY_MONGODB_URI",
                "mongodb://%s:%d/%s".formatted(LOOPBACK, settings.mongodb().number(), DATABASE),
                "ASSAY_KAFKA_BOOTSTRAP_SERVERS",
                kafka(),
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                issuer(),
                // There is one: after a kill it takes its partitions back at once.
                "ASSAY_INSTANCE_ID",
                "local",
                "ASSAY_ISSUER_URI",
                issuer(),
                "ASSAY_COMMAND_SERVICE_URL",
                address(settings.command()).toString(),
                "ASSAY_ALERT_POLICY_CLIENT_ID",
                alertPolicy.login(),
                "ASSAY_ALERT_POLICY_CLIENT_SECRET",
                alertPolicy.secret()));
    }

    private Map<String, String> signed(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(SigningKey.VARIABLE, signingKeys);
        return all;
    }

    private String kafka() {
        return LOOPBACK + ":" + settings.kafka().number();
    }

    private String issuer() {
        return address(settings.issuer()).toString();
    }
}
