package dev.assay.command.wiring;

import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses to start on a PostgreSQL that may lose what it has acknowledged.
@Component
class DurabilityCheck {

    private static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    DurabilityCheck(JdbcClient jdbc) {
        require(setting -> jdbc.sql("SELECT current_setting(?)")
                .param(setting)
                .query((row, number) -> row.getString(1))
                .single());
    }

    /// @param current reads a setting of the server
    static void require(UnaryOperator<String> current) {
        for (String setting : SETTINGS) {
            if (current.apply(setting).equals("off")) {
                throw new IllegalStateException("PostgreSQL runs with " + setting
                        + "=off and may lose committed events. Set it to on; Assay does not start without it.");
            }
        }
    }
}
