package dev.assay.bench.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyManager;

/// Rows in COPY's text format. No value holds what would have to be escaped.
final class Rows {

    private final CopyManager copy;
    private final String sql;
    private final StringBuilder text = new StringBuilder();

    Rows(CopyManager copy, String sql) {
        this.copy = copy;
        this.sql = sql;
    }

    void add(Object... values) {
        for (int column = 0; column < values.length; column++) {
            text.append(column == 0 ? "" : "\t").append(values[column]);
        }
        text.append('\n');
    }

    void send() throws SQLException, IOException {
        copy.copyIn(sql, new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
