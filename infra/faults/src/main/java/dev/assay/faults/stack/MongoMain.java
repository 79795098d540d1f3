package dev.assay.faults.stack;

import dev.assay.embedded.MongoServer;

/// The MongoDB-protocol server in a process of its own: its data end with it.
final class MongoMain {

    private MongoMain() {}

    /// @param arguments the port
    public static void main(String[] arguments) {
        ParentWatch.start();
        MongoServer.start(Integer.parseInt(arguments[0]));
    }
}
