package dev.assay.query.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Audit entries as comma-separated values (RFC 4180), safe to open in a spreadsheet: a cell that a spreadsheet would
/// take for a formula is led by an apostrophe.
final class AuditCsv {

    private static final List<String> COLUMNS = List.of(
            "position",
            "recordedAt",
            "effectiveOn",
            "type",
            "what",
            "actorId",
            "engineerId",
            "from",
            "to",
            "reasonCode",
            "reason",
            "stream",
            "version",
            "eventId",
            "commandId",
            "correlationId",
            "causationId");

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private AuditCsv() {}

    static String header() {
        return line(COLUMNS.toArray());
    }

    static String line(AuditEntry entry) {
        return line(
                entry.position(),
                entry.recordedAt(),
                entry.effectiveOn(),
                entry.type(),
                entry.what(),
                entry.actorId(),
                entry.engineerId(),
                entry.from(),
                entry.to(),
                entry.reasonCode(),
                entry.reason(),
                entry.stream(),
                entry.version(),
                entry.eventId(),
                entry.commandId(),
                entry.correlationId(),
                entry.causationId());
    }

    private static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        String safe = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(one -> one == '"' || one == ',' || one == '\r' || one == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
