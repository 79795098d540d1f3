package dev.assay.bench.peers;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One contender's own corner of the database that all of them share.
///
/// @param url finds the tables of the schema without naming it
record Schema(String name, String url) {

    /// As many as the threads that write.
    private static final int CONNECTIONS = 16;

    /// @param database a JDBC URL with user and password
    static Schema create(String database, String name) throws SQLException {
        var schema = new Schema(name, database + (database.contains("?") ? "&" : "?") + "currentSchema=" + name);
        schema.execute("CREATE SCHEMA IF NOT EXISTS " + name);
        return schema;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    boolean has(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, name + "." + table);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /// Bytes of all tables with their indexes and long values.
    long size() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var query = connection.prepareStatement("""
                        SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relkind = 'r'
                        """)) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(CONNECTIONS);
        return pool;
    }
}
