package dev.assay.embedded;

/// A server that speaks MongoDB's wire protocol, in memory, on the loopback interface: its data end with it.
///
/// It knows less than MongoDB: no transactions, no update pipelines, and non-unique indexes are accepted and ignored.
public final class MongoServer implements AutoCloseable {

    private final de.bwaldvogel.mongo.MongoServer server;

    private MongoServer(de.bwaldvogel.mongo.MongoServer server) {
        this.server = server;
    }

    /// @param port 0 for a free one
    public static MongoServer start(int port) {
        var server = new de.bwaldvogel.mongo.MongoServer(new IdIndexBackend());
        server.bind("127.0.0.1", port);
        return new MongoServer(server);
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    public String uri(String database) {
        return "mongodb://127.0.0.1:" + port() + "/" + database;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
