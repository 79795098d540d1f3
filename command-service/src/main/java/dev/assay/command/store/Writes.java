package dev.assay.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Rows and statements that belong together.
final class Writes {

    /// The statement that fills a set of tables: there are few such sets.
    private static final Map<List<Table>, String> STATEMENTS = new ConcurrentHashMap<>();

    private final EnumMap<Table, List<@Nullable Object[]>> rows = new EnumMap<>(Table.class);
    private final List<Change> changes = new ArrayList<>();

    /// A statement that may touch rows which another of the same writes has touched.
    private record Change(String sql, List<@Nullable Object> parameters) {}

    void insert(Table table, List<@Nullable Object[]> more) {
        rows.computeIfAbsent(table, empty -> new ArrayList<>()).addAll(more);
    }

    void change(String sql, @Nullable Object[] parameters) {
        changes.add(new Change(sql, Arrays.asList(parameters)));
    }

    void add(Writes others) {
        others.rows.forEach(this::insert);
        changes.addAll(others.changes);
    }

    boolean isEmpty() {
        return rows.isEmpty() && changes.isEmpty();
    }

    /// Whether there are rows only, which one statement writes.
    boolean isOneStatement() {
        return changes.isEmpty();
    }

    /// Writes everything, rows first, and leaves the transaction as it is.
    void execute(Connection connection) throws SQLException {
        if (!rows.isEmpty()) {
            insertRows(connection);
        }
        for (Change change : changes) {
            try (PreparedStatement statement = connection.prepareStatement(change.sql)) {
                for (int i = 0; i < change.parameters.size(); i++) {
                    statement.setObject(i + 1, change.parameters.get(i));
                }
                statement.execute();
            }
        }
    }

    private void insertRows(Connection connection) throws SQLException {
        String sql = STATEMENTS.computeIfAbsent(List.copyOf(rows.keySet()), Writes::statement);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (Map.Entry<Table, List<@Nullable Object[]>> entry : rows.entrySet()) {
                Table table = entry.getKey();
                for (int column = 0; column < table.columns(); column++) {
                    statement.setArray(++parameter, table.values(connection, column, entry.getValue()));
                }
            }
            statement.execute();
        }
    }

    /// All but the last table are filled by common table expressions.
    private static String statement(List<Table> tables) {
        StringBuilder sql = new StringBuilder();
        for (Iterator<Table> each = tables.iterator(); each.hasNext(); ) {
            Table table = each.next();
            if (!each.hasNext()) {
                return sql.append(sql.isEmpty() ? "" : " ")
                        .append(table.insert())
                        .toString();
            }
            sql.append(sql.isEmpty() ? "WITH " : ", ")
                    .append(table.name())
                    .append("_rows AS (")
                    .append(table.insert())
                    .append(')');
        }
        throw new IllegalArgumentException("No tables");
    }
}
