package dev.assay.bench.stack;

import dev.assay.embedded.Ports;
import dev.assay.embedded.PostgresServer;
import dev.assay.embedded.ServiceProcess;
import dev.assay.embedded.SigningKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A database, a broker and a view store of their own, and the services between them, each in its process.
public final class Stack implements AutoCloseable {

    /// Who raises alerts: the issuer gives a token to a client whose id is a UUID.
    private static final UUID ALERT_POLICY = UUID.fromString("0197b000-0000-7000-8000-000000000a1e");

    private final Setting setting;
    private final String name;
    private final String database;
    private final String kafka;
    private final String mongo;
    private final String signingKeys = SigningKey.random();
    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private @Nullable ServiceProcess commandProcess;
    private @Nullable ServiceProcess queryProcess;
    private final int commandPort = Ports.free();
    private final int queryPort = Ports.free();

    private Stack(Setting setting, String name, String database, Child kafka, Child mongo) {
        this.setting = setting;
        this.name = name;
        this.database = database;
        running.push(kafka);
        running.push(mongo);
        this.kafka = kafka.answer();
        this.mongo = "mongodb://127.0.0.1:" + mongo.answer() + "/assay";
        processes.put("Kafka", kafka.handle());
        processes.put("MongoDB", mongo.handle());
        processes.put("PostgreSQL", setting.postgres().handle());
    }

    /// The servers alone.
    ///
    /// @param name also that of its database, which is made
    public static Stack start(Setting setting, String name) {
        String database = setting.postgres().createDatabase(name);
        Child kafka = server(
                setting,
                name + "-kafka",
                Options.KAFKA,
                KafkaMain.class,
                setting.work().resolve(name + "-kafka").toString());
        Child mongo = server(setting, name + "-mongo", Options.MONGO, MongoMain.class);
        return new Stack(setting, name, database, kafka, mongo);
    }

    private static Child server(
            Setting setting, String name, List<String> options, Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(options);
        all.add(main.getName());
        all.addAll(List.of(arguments));
        return Child.start(name, setting.work().resolve(name + ".log"), setting.ownClassPath(), Map.of(), all);
    }

    public Stack withCommandService() {
        commandProcess = service("command-service", commandPort, commandEnvironment());
        return this;
    }

    public Stack withQueryService() {
        queryProcess = service("query-service", queryPort, queryEnvironment());
        return this;
    }

    /// Whatever it was doing; the other parts go on.
    public void stopQueryService() {
        stop(Objects.requireNonNull(queryProcess));
    }

    public void stopCommandService() {
        stop(Objects.requireNonNull(commandProcess));
    }

    private void stop(ServiceProcess process) {
        process.close();
        running.remove(process);
        processes.remove(process.name());
    }

    private ServiceProcess service(String service, int port, Map<String, String> environment) {
        var process = ServiceProcess.start(
                service,
                setting.serviceJar(service),
                setting.work().resolve(name + "-" + service + ".log"),
                Recordings.options(Options.SERVICE, setting.recordings(), name + "-" + service),
                environment);
        running.push(process);
        processes.put(service, process.handle());
        process.awaitReady();
        return process;
    }

    /// A program on the class path of command-service, in the place of it.
    public Child commandDriver(String mainClass, String... arguments) {
        List<String> all = new ArrayList<>(Recordings.options(Options.SERVICE, setting.recordings(), name + "-driver"));
        all.add(mainClass);
        all.addAll(List.of(arguments));
        Child driver = Child.start(
                "driver",
                setting.work().resolve(name + "-driver.log"),
                setting.driverClassPath("command-service"),
                commandEnvironment(),
                all);
        running.push(driver);
        processes.put("driver", driver.handle());
        return driver;
    }

    /// A program on the class path of query-service; whoever asks for it closes it.
    public Child queryDriver(String mainClass, String... arguments) {
        List<String> all =
                new ArrayList<>(Recordings.options(Options.SERVICE, setting.recordings(), name + "-query-driver"));
        all.add(mainClass);
        all.addAll(List.of(arguments));
        return Child.start(
                "query driver",
                setting.work().resolve(name + "-query-driver.log"),
                setting.driverClassPath("query-service"),
                queryEnvironment(),
                all);
    }

    public int commandPort() {
        return commandPort;
    }

    public int queryPort() {
        return queryPort;
    }

    /// With user and password.
    public String database() {
        return database;
    }

    public String kafka() {
        return kafka;
    }

    public String mongo() {
        return mongo;
    }

    /// The address of another database of the same server.
    public String mongo(String views) {
        return mongo.substring(0, mongo.lastIndexOf('/') + 1) + views;
    }

    /// The processes by name, to tell their time and memory apart.
    public Map<String, ProcessHandle> processes() {
        return processes;
    }

    public Map<String, String> commandEnvironment() {
        return onThisMachine(Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                String.valueOf(commandPort),
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=command-service"
                        .formatted(setting.postgres().port(), name),
                "SPRING_DATASOURCE_USERNAME",
                PostgresServer.USER,
                "SPRING_DATASOURCE_PASSWORD",
                PostgresServer.PASSWORD,
                "ASSAY_KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                setting.issuer().uri()));
    }

    public Map<String, String> queryEnvironment() {
        String issuer = setting.issuer().uri();
        return onThisMachine(Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                String.valueOf(queryPort),
                "ASSAY_MONGODB_URI",
                mongo,
                "ASSAY_KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                issuer,
                "ASSAY_ISSUER_URI",
                issuer,
                "ASSAY_COMMAND_SERVICE_URL",
                "http://127.0.0.1:" + commandPort,
                "ASSAY_ALERT_POLICY_CLIENT_ID",
                ALERT_POLICY.toString(),
                "ASSAY_ALERT_POLICY_CLIENT_SECRET",
                "secret"));
    }

    /// Also for programs that are no [ServiceProcess].
    private Map<String, String> onThisMachine(Map<String, String> environment) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put(SigningKey.VARIABLE, signingKeys);
        all.put("ASSAY_LOCAL_STACK", "true");
        return all;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("Could not stop a part of " + name + ": " + e);
            }
        }
        setting.postgres().dropDatabase(name);
    }
}
