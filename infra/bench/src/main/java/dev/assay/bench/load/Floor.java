package dev.assay.bench.load;

import dev.assay.bench.stack.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What the database itself can do: one row of an event's size, inserted and committed, over plain JDBC, in a
/// database of its own.
public final class Floor implements AutoCloseable {

    private static final int ROW_BYTES = 600;

    private static final String DATABASE = "floor";

    private final Postgres postgres;
    private final List<Connection> connections = new ArrayList<>();

    /// @param count of connections, each with a thread
    public Floor(Postgres postgres, int count) throws SQLException {
        this.postgres = postgres;
        String url = postgres.createDatabase(DATABASE);
        for (int number = 0; number < count; number++) {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            connections.add(connection);
        }
        try (var statement = connections.getFirst().createStatement()) {
            statement.execute("CREATE TABLE floor (id uuid PRIMARY KEY, payload bytea NOT NULL)");
            connections.getFirst().commit();
        }
    }

    /// @return commits a second
    public double run(double seconds) throws Exception {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long committed = 0;
        try (var executor = Executors.newFixedThreadPool(connections.size())) {
            List<Future<Long>> shares = new ArrayList<>();
            for (Connection connection : connections) {
                shares.add(executor.submit(() -> insert(connection, end)));
            }
            for (Future<Long> share : shares) {
                committed += share.get();
            }
        }
        return committed / ((System.nanoTime() - start) / 1e9);
    }

    private static long insert(Connection connection, long end) throws SQLException {
        var random = new SplittableRandom(System.nanoTime());
        byte[] payload = new byte[ROW_BYTES];
        random.nextBytes(payload);
        long count = 0;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO floor VALUES (?, ?)")) {
            for (; System.nanoTime() < end; count++) {
                // Ids that grow, as those of the services do.
                insert.setObject(1, new UUID((System.currentTimeMillis() << 16) | 0x7000L, random.nextLong()));
                insert.setBytes(2, payload);
                insert.executeUpdate();
                connection.commit();
            }
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
        postgres.dropDatabase(DATABASE);
    }
}
