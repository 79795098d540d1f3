package dev.assay.query.audit;

import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.EventTypes;
import dev.assay.kit.connection.ClientGone;
import dev.assay.query.BadParameter;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.EventReader;
import dev.assay.query.access.Operation;
import dev.assay.query.history.EngineerEvents;
import dev.assay.query.request.Cursor;
import dev.assay.query.request.Page;
import dev.assay.query.request.ReadLog;
import dev.assay.query.request.Times;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The audit of everything that happened: in pages, or whole as CSV or NDJSON, streamed.
///
/// The parameters are the same for all three: `engineer` (whom), `actor` (who), `type` (a persisted name such as
/// `rating.rating-revised` or its first part; may be repeated), `from` and `to` (recorded from and before: instants, or
/// dates in UTC of which `to` is the last day).
@RestController
class AuditApi {

    private static final String NDJSON = "application/x-ndjson";

    /// How many documents one page looks through at most, 5,000 events: who asks for what is rare gets shorter pages.
    private static final long PAGE_BUCKETS = 50;

    private static final String CSV = "text/csv";

    private final AuditStore store;
    private final EngineerEvents engineers;
    private final Access access;

    AuditApi(AuditStore store, EngineerEvents engineers, Access access) {
        this.store = store;
        this.engineers = engineers;
        this.access = access;
    }

    /// A page may hold fewer entries than `limit`, even none, and yet have a `next`: nothing in it means nothing found
    /// so far.
    @GetMapping(path = "/api/audit")
    Page<AuditEntry> audit(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID engineer,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        AuditReader reader = reader(caller, engineer, actor, type, from, to, cursor);
        List<AuditEntry> found = new ArrayList<>();
        long last = store.read(reader.query(), PAGE_BUCKETS, envelope -> {
            reader.entry(envelope).ifPresent(found::add);
            return found.size() <= most;
        });
        return last == AuditStore.END || found.size() > most
                ? Page.of(found, most, entry -> Long.toString(entry.position()))
                : new Page<>(found, Cursor.after(Long.toString(reader.numberAfter(last, found))));
    }

    @GetMapping(path = "/api/audit", produces = CSV)
    void auditAsCsv(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID engineer,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AuditReader reader = reader(caller, engineer, actor, type, from, to, cursor);
        stream(reader, request, response, CSV, "audit.csv", AuditCsv.header(), AuditCsv::line);
    }

    @GetMapping(path = "/api/audit", produces = NDJSON)
    void auditAsNdjson(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID engineer,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AuditReader reader = reader(caller, engineer, actor, type, from, to, cursor);
        stream(
                reader,
                request,
                response,
                NDJSON,
                "audit.ndjson",
                "",
                entry -> EventJson.mapper().writeValueAsString(entry) + "\n");
    }

    /// Checks the parameters and then the caller.
    private AuditReader reader(
            Caller caller,
            @Nullable UUID engineer,
            @Nullable UUID actor,
            @Nullable List<String> type,
            @Nullable String from,
            @Nullable String to,
            @Nullable String cursor) {
        Instant first = Times.from("from", from);
        Instant until = Times.until("to", to);
        Times.inOrder(first, until);
        Set<String> types = types(type == null ? List.of() : type);
        long number = Cursor.readNumber(cursor, 0);
        EventReader events = events(caller, engineer);
        return new AuditReader(
                events, new AuditQuery(engineer, actor, types, first, until, events.positionOf(number), caller.id()));
    }

    private EventReader events(Caller caller, @Nullable UUID engineer) {
        Operation operation = engineer == null ? Operation.READ_AUDIT : Operation.READ_ENGINEER_AUDIT;
        if (engineer == null) {
            access.check(caller, operation);
            ReadLog.allRatingsRead(caller, AuditView.NAME);
        } else {
            access.check(caller, operation, engineer);
            ReadLog.ratingsRead(caller, engineer, AuditView.NAME);
        }
        return access.events(caller, operation, engineers.of(caller.id()));
    }

    private static Set<String> types(List<String> wanted) {
        Set<String> types = EventTypes.all().stream()
                .map(EventType::name)
                .filter(name -> wanted.stream().anyMatch(want -> name.equals(want) || name.startsWith(want + ".")))
                .collect(Collectors.toUnmodifiableSet());
        if (types.isEmpty() && !wanted.isEmpty()) {
            throw new BadParameter("type", "unknown", "must be the name of an event, such as rating.rating-revised");
        }
        return types;
    }

    /// Writes entry by entry, so that the answer may be longer than the memory.
    private void stream(
            AuditReader reader,
            HttpServletRequest request,
            HttpServletResponse response,
            String mediaType,
            String fileName,
            String header,
            Function<AuditEntry, String> form)
            throws IOException {
        response.setContentType(new MediaType(MediaType.valueOf(mediaType), StandardCharsets.UTF_8).toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        try {
            out.write(header);
            store.read(reader.query(), Long.MAX_VALUE, envelope -> reader.entry(envelope)
                    .map(form)
                    .map(line -> write(out, line))
                    .orElse(true));
            out.flush();
        } catch (ClientGone gone) {
            throw gone;
        } catch (RuntimeException failure) {
            if (!response.isCommitted()) {
                response.reset();
                throw failure;
            }
            TruncatedExports.mark(request, failure);
        }
    }

    private static boolean write(Writer out, String line) {
        try {
            out.write(line);
            return true;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
