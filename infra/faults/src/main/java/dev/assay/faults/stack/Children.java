package dev.assay.faults.stack;

import dev.assay.embedded.Link;
import dev.assay.embedded.Ports;
import dev.assay.embedded.PostgresServer;
import dev.assay.embedded.ServiceJar;
import dev.assay.embedded.ServiceProcess;
import dev.assay.embedded.SigningKey;
import dev.assay.faults.stack.JavaPart.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// How the processes of the system are started and what they are told.
final class Children {

    static final String DATABASE = "assay";

    private static final String LOOPBACK = "127.0.0.1";

    /// Quick to start rather than fast for ever: they start often.
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path work;
    private final Path commandJar;
    private final Path queryJar;
    private final Path clockAgent;
    private final String issuer;
    private final String signingKeys;
    private final Map<Integer, Integer> managementPorts = new ConcurrentHashMap<>();

    /// @param signingKeys with which records are signed
    Children(Path root, Path work, String issuer, String signingKeys) {
        this.signingKeys = signingKeys;
        this.work = work;
        this.issuer = issuer;
        this.commandJar = ServiceJar.extracted(root, "command-service", work.resolve("services"));
        this.queryJar = ServiceJar.extracted(root, "query-service", work.resolve("services"));
        this.clockAgent = ShiftableClock.agent(work);
    }

    Child kafka(Path data, int port, Link link) {
        return server("kafka", KafkaMain.class, data, port, link.port());
    }

    Child mongo(int port) {
        return server("mongodb", MongoMain.class, port);
    }

    Child command(String name, int port, ShiftableClock clock, Link postgres, Link kafka) {
        return service(
                name,
                commandJar,
                clock,
                Map.of(
                        "SERVER_ADDRESS",
                        LOOPBACK,
                        "SERVER_PORT",
                        String.valueOf(port),
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://%s:%d/%s?ApplicationName=%s"
                                .formatted(LOOPBACK, postgres.port(), DATABASE, name),
                        "SPRING_DATASOURCE_USERNAME",
                        PostgresServer.USER,
                        "SPRING_DATASOURCE_PASSWORD",
                        PostgresServer.PASSWORD,
                        "ASSAY_KAFKA_BOOTSTRAP_SERVERS",
                        LOOPBACK + ":" + kafka.port(),
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                        issuer));
    }

    /// @param commandPort where the alert policy sends its commands
    /// @param policy as whom it sends them
    Child query(String name, int port, ShiftableClock clock, Link mongo, Link kafka, int commandPort, UUID policy) {
        return service(
                name,
                queryJar,
                clock,
                Map.of(
                        "SERVER_ADDRESS",
                        LOOPBACK,
                        "SERVER_PORT",
                        String.valueOf(port),
                        "ASSAY_MONGODB_URI",
                        "mongodb://%s:%d/%s".formatted(LOOPBACK, mongo.port(), DATABASE),
                        "ASSAY_KAFKA_BOOTSTRAP_SERVERS",
                        LOOPBACK + ":" + kafka.port(),
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                        issuer,
                        "ASSAY_ISSUER_URI",
                        issuer,
                        "ASSAY_COMMAND_SERVICE_URL",
                        "http://" + LOOPBACK + ":" + commandPort,
                        "ASSAY_ALERT_POLICY_CLIENT_ID",
                        policy.toString(),
                        "ASSAY_ALERT_POLICY_CLIENT_SECRET",
                        "secret"));
    }

    private Child service(String name, Path jar, ShiftableClock clock, Map<String, String> environment) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Xmx320m");
        options.add(clock.option(clockAgent));
        options.add("-XX:ErrorFile=" + work.resolve(name + "-crash.log"));
        Map<String, String> all = withManagement(environment);
        all.put(SigningKey.VARIABLE, signingKeys);
        var service = ServiceProcess.start(name, jar, work.resolve(name + ".log"), options, all);
        return new Child(service.handle(), service);
    }

    /// Where the health of the service at this port is: the same after each start.
    int managementPort(int port) {
        return managementPorts.computeIfAbsent(port, service -> Ports.free());
    }

    private Map<String, String> withManagement(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        int port = Integer.parseInt(environment.getOrDefault("SERVER_PORT", "0"));
        all.put(ServiceProcess.MANAGEMENT_PORT, String.valueOf(managementPort(port)));
        return all;
    }

    private Child server(String name, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:ErrorFile=" + work.resolve(name + "-crash.log"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(5, OPTIONS);
        command.add(main.getName());
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        var log = ProcessBuilder.Redirect.appendTo(work.resolve(name + ".log").toFile());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            return new Child(process.toHandle(), process);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not start", e);
        }
    }
}
