package dev.assay.command.wiring;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses to start on a PostgreSQL that may lose what it has acknowledged.
@Component
class DurabilityCheck {

    private static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    DurabilityCheck(JdbcClient jdbc) {
        for (String setting : SETTINGS) {
            String value = jdbc.sql("SELECT current_setting('" + setting + "')")
                    .query(String.class)
                    .single();
            if (value.equals("off")) {
                throw new IllegalStateException("PostgreSQL runs with " + setting
                        + "=off and may lose committed events. Set it to on; Assay does not start without it.");
            }
        }
    }
}
