package dev.assay.command.history;

import dev.assay.command.access.Caller;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// How far each import has come, and its report once it has ended.
@Component
class ImportRuns {

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.clock = clock;
    }

    void begin(UUID runId, Caller caller) {
        jdbc.sql("INSERT INTO history_import (run_id, actor_id, idempotency_key, began_at) VALUES (?, ?, ?, ?)")
                .params(runId, caller.id(), Objects.requireNonNull(caller.idempotencyKey()), now())
                .update();
    }

    /// In the transaction of a chunk, after its events.
    ///
    /// @param rows of the file that are dealt with
    void progress(UUID runId, long rows) {
        jdbc.sql("UPDATE history_import SET rows = ? WHERE run_id = ?")
                .params(rows, runId)
                .update();
    }

    void end(UUID runId, Report report) {
        jdbc.sql("""
                        UPDATE history_import SET rows = ?, import_id = ?, ended_at = ?, report = ?::jsonb
                        WHERE run_id = ?
                        """)
                .params(report.rows(), report.importId(), now(), mapper.writeValueAsString(report), runId)
                .update();
    }

    /// The report of the first import of a file that came to its end: those after it only found everything stored.
    Optional<Report> report(String importId) {
        return jdbc.sql("SELECT report FROM history_import WHERE import_id = ? ORDER BY ended_at LIMIT 1")
                .param(importId)
                .query((row, number) -> mapper.readValue(row.getString(1), Report.class))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
