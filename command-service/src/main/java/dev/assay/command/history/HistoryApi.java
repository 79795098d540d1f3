package dev.assay.command.history;

import dev.assay.command.Unknown;
import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.history.rows.RowReader.Format;
import dev.assay.kit.connection.TooSlow;
import dev.assay.kit.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The door for what another system knew. The file is read while it arrives.
@RestController
@RequestMapping("/api/imports/history")
class HistoryApi {

    private static final Logger log = LoggerFactory.getLogger(HistoryApi.class);

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String RETRY_AFTER_SECONDS = "10";

    private final Access access;
    private final HistoryImporter importer;
    private final ImportRuns runs;

    HistoryApi(Access access, HistoryImporter importer, ImportRuns runs) {
        this.access = access;
        this.importer = importer;
        this.runs = runs;
    }

    @PostMapping(consumes = {NDJSON, CSV})
    Report importHistory(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType contentType,
            HttpServletRequest request)
            throws SQLException, HttpMediaTypeNotSupportedException {
        access.check(caller, Operation.IMPORT_HISTORY);
        if (contentType.getCharset() != null && !contentType.getCharset().equals(StandardCharsets.UTF_8)) {
            throw new HttpMediaTypeNotSupportedException("The file must be UTF-8.");
        }
        Format format = MediaType.parseMediaType(CSV).includes(contentType) ? Format.CSV : Format.NDJSON;
        try {
            return importer.run(caller, request.getInputStream(), request.getContentLengthLong(), format, dryRun);
        } catch (IOException cut) {
            // The caller has gone, or sent less than it said. Not in a handler, which would also take the failures that
            // have such a cause, as those of the store.
            log.atInfo().addKeyValue("cause", cut.toString()).log("An import was cut off");
            if (cut instanceof TooSlow) {
                throw new ImportStopped(
                        HttpStatus.REQUEST_TIMEOUT,
                        "request.too-slow",
                        "The file came too slowly; import it again to go on.");
            }
            throw new ImportStopped(
                    HttpStatus.BAD_REQUEST, "request.incomplete", "The file ended early; import it again to go on.");
        }
    }

    @GetMapping("/{importId}")
    Report report(Caller caller, @PathVariable String importId) {
        access.check(caller, Operation.IMPORT_HISTORY);
        return runs.report(importId)
                .orElseThrow(() -> new Unknown("import.unknown", "No import of this file has come to its end."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> stopped(ImportStopped stopped) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(stopped.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (stopped.status() == HttpStatus.CONFLICT || stopped.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(Problem.of(stopped.status(), stopped.code(), stopped.text()));
    }
}
