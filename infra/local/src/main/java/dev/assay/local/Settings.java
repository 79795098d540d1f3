package dev.assay.local;

import dev.assay.embedded.NotStarted;
import dev.assay.embedded.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where the local stack listens and keeps its data.
///
/// @param data PostgreSQL's and Kafka's files, the issuer's key, the services' logs
public record Settings(
        Path data,
        Port query,
        Port queryManagement,
        Port command,
        Port commandManagement,
        Port issuer,
        Port kafka,
        Port mongodb,
        Port postgres) {

    static final String DATA_VARIABLE = "ASSAY_DATA_DIR";

    /// @param variable the environment variable that chooses another
    public record Port(String variable, int number) {}

    /// @throws Refused if a variable holds no port number
    static Settings of(Map<String, String> environment) {
        return new Settings(
                Path.of(environment.getOrDefault(DATA_VARIABLE, "infra/local/data")),
                port(environment, "ASSAY_QUERY_PORT", 8080),
                port(environment, "ASSAY_QUERY_MANAGEMENT_PORT", 9080),
                port(environment, "ASSAY_COMMAND_PORT", 8081),
                port(environment, "ASSAY_COMMAND_MANAGEMENT_PORT", 9081),
                port(environment, "ASSAY_ISSUER_PORT", 8090),
                port(environment, "ASSAY_KAFKA_PORT", 9092),
                port(environment, "ASSAY_MONGODB_PORT", 27017),
                port(environment, "ASSAY_POSTGRES_PORT", 5432));
    }

    /// Free ports, for tests.
    static Settings onFreePorts(Path data) {
        return new Settings(
                data,
                free("ASSAY_QUERY_PORT"),
                free("ASSAY_QUERY_MANAGEMENT_PORT"),
                free("ASSAY_COMMAND_PORT"),
                free("ASSAY_COMMAND_MANAGEMENT_PORT"),
                free("ASSAY_ISSUER_PORT"),
                free("ASSAY_KAFKA_PORT"),
                free("ASSAY_MONGODB_PORT"),
                free("ASSAY_POSTGRES_PORT"));
    }

    List<Port> ports() {
        return List.of(query, queryManagement, command, commandManagement, issuer, kafka, mongodb, postgres);
    }

    private static Port port(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return new Port(variable, otherwise);
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new Refused(variable + " must be a port number from 1 to 65535, not '" + value + "'.");
        }
        return new Port(variable, Integer.parseInt(value));
    }

    private static Port free(String variable) {
        return new Port(variable, Ports.free());
    }

    /// The stack cannot start, and the message says what to do.
    static final class Refused extends NotStarted {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
