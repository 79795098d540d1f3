package dev.assay.faults.stack;

import dev.assay.embedded.KafkaServer;
import java.nio.file.Path;

/// Kafka in a process of its own.
final class KafkaMain {

    private KafkaMain() {}

    /// @param arguments data folder, port, port of the link before it
    public static void main(String[] arguments) {
        ParentWatch.start();
        KafkaServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }
}
