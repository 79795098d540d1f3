package dev.assay.bench.stack;

import dev.assay.embedded.MongoServer;
import java.io.IOException;
import java.io.OutputStream;

/// The MongoDB-protocol server alone in its process.
final class MongoMain {

    private MongoMain() {}

    public static void main(String[] arguments) throws IOException {
        MongoServer server = MongoServer.start(0);
        System.out.println(server.port());
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }
}
