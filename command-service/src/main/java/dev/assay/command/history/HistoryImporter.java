package dev.assay.command.history;

import dev.assay.command.access.Caller;
import dev.assay.command.history.rows.RowJson;
import dev.assay.command.history.rows.RowReader;
import dev.assay.command.history.rows.TooManyBytes;
import dev.assay.command.reference.Organisation;
import dev.assay.command.reference.Reference;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Runs imports, one at a time.
@Component
class HistoryImporter {

    private static final Logger log = LoggerFactory.getLogger(HistoryImporter.class);

    private final DataSource dataSource;
    private final HistoryImport.Parts parts;
    private final RowJson json;
    private final Supplier<UUID> ids;
    private volatile boolean closing;

    HistoryImporter(
            DataSource dataSource,
            Stories stories,
            Organisation organisation,
            Reference reference,
            Recorder recorder,
            ImportRuns runs,
            HistorySettings settings,
            JsonMapper mapper,
            Validator validator,
            Supplier<UUID> ids) {
        this.dataSource = dataSource;
        this.parts = new HistoryImport.Parts(stories, organisation, reference, recorder, runs, settings);
        this.json = new RowJson(mapper, validator);
        this.ids = ids;
    }

    /// @param length of the file as far as it is known; -1 if not
    Report run(Caller caller, InputStream file, long length, RowReader.Format format, boolean dryRun)
            throws IOException, SQLException {
        if (length > parts.settings().maxFile().toBytes()) {
            throw tooLarge();
        }
        try (ImportLock lock = ImportLock.tryLock(dataSource).orElseThrow(HistoryImporter::running)) {
            return run(caller, reader(file, format), dryRun, () -> closing || lock.isLost());
        } catch (TooManyBytes e) {
            throw tooLarge();
        }
    }

    private Report run(Caller caller, RowReader reader, boolean dryRun, BooleanSupplier interrupted)
            throws IOException {
        UUID runId = ids.get();
        if (!dryRun) {
            parts.runs().begin(runId, caller);
        }
        Report report = new HistoryImport(parts, caller, runId, dryRun, interrupted).run(reader);
        if (!dryRun) {
            parts.runs().end(runId, report);
        }
        log.atInfo()
                .addKeyValue("run", runId)
                .addKeyValue("import", report.importId())
                .addKeyValue("dryRun", dryRun)
                .addKeyValue("rows", report.rows())
                .addKeyValue("rejected", report.rejected())
                .log("History imported");
        return report;
    }

    /// A file may take long: a shutdown does not wait for its end.
    @EventListener
    void closing(ContextClosedEvent closed) {
        closing = true;
    }

    private RowReader reader(InputStream file, RowReader.Format format) throws IOException {
        HistorySettings settings = parts.settings();
        return RowReader.of(
                file,
                format,
                json,
                Math.toIntExact(settings.maxRow().toBytes()),
                settings.maxFile().toBytes());
    }

    private ImportStopped tooLarge() {
        return new ImportStopped(
                HttpStatus.CONTENT_TOO_LARGE,
                "request.too-large",
                "The file may have " + parts.settings().maxFile().toBytes() + " bytes at most.");
    }

    private static ImportStopped running() {
        return new ImportStopped(HttpStatus.CONFLICT, "import.running", "Another import of history is running.");
    }
}
