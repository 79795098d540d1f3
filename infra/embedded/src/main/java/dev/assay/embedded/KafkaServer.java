package dev.assay.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// A real Kafka broker on the loopback interface, its own controller; its data outlive it.
///
/// Its threads keep a JVM alive until it is closed.
public final class KafkaServer implements AutoCloseable {

    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";
    private static final String LARGEST_RECORD = String.valueOf(8 << 20);

    private final KafkaRaftServer server;
    private final int port;

    private KafkaServer(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /// @param dataDirectory made if absent
    /// @param port 0 for a free one
    public static KafkaServer start(Path dataDirectory, int port) {
        int brokerPort = port == 0 ? Ports.free() : port;
        return start(dataDirectory, brokerPort, brokerPort);
    }

    /// @param advertisedPort where clients are told to connect, such as that of a proxy before the broker
    public static KafkaServer start(Path dataDirectory, int port, int advertisedPort) {
        return start(dataDirectory, port, advertisedPort, Map.of());
    }

    /// @param more settings of the broker, which win over those that it has here
    public static KafkaServer start(Path dataDirectory, int port, int advertisedPort, Map<String, String> more) {
        try {
            Files.createDirectories(dataDirectory);
            if (!Files.exists(dataDirectory.resolve("meta.properties"))) {
                format(dataDirectory);
            }
            var config = new Properties();
            config.putAll(settings(dataDirectory, port, advertisedPort, Ports.free()));
            config.putAll(more);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(config, false), Time.SYSTEM);
            server.startup();
            return new KafkaServer(server, port);
        } catch (IOException e) {
            throw new IllegalStateException("Kafka did not start on " + dataDirectory, e);
        }
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path dataDirectory) throws IOException {
        var formatter = new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setDirectories(List.of(dataDirectory.toString()))
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(dataDirectory.toString())
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()));
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IOException("Kafka could not format " + dataDirectory, e);
        }
    }

    private static Map<String, String> settings(Path dataDirectory, int port, int advertisedPort, int controllerPort) {
        String loopback = "PLAINTEXT://127.0.0.1:";
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("listeners", loopback + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", loopback + advertisedPort),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("log.dirs", dataDirectory.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                // As large as the relay's largest record.
                Map.entry("message.max.bytes", LARGEST_RECORD),
                Map.entry("replica.fetch.max.bytes", LARGEST_RECORD),
                // One node holds every replica.
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // After kill -9 the old session must run out before the broker may come back: 9 s by default.
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                // A laptop's share of threads and memory.
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
                Map.entry("log.cleaner.io.buffer.size", "262144"));
    }
}
