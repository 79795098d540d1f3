package dev.assay.bench.stack;

import dev.assay.embedded.KafkaServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// Kafka alone in its process.
final class KafkaMain {

    private KafkaMain() {}

    /// @param arguments the data folder
    public static void main(String[] arguments) throws IOException {
        KafkaServer server = KafkaServer.start(Path.of(arguments[0]), 0);
        System.out.println(server.bootstrapServers());
        System.in.transferTo(OutputStream.nullOutputStream());
        // Its data is thrown away: nothing need be put in order.
        Runtime.getRuntime().halt(0);
    }
}
