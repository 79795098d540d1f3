package dev.assay.query.operations;

import dev.assay.kit.text.Text;
import dev.assay.kit.text.TextKind;
import dev.assay.query.BadParameter;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.feed.DeadLetter;
import dev.assay.query.feed.DeadLetter.Act;
import dev.assay.query.feed.DeadLetter.Remedy;
import dev.assay.query.feed.DeadLetter.State;
import dev.assay.query.feed.DeadLetters;
import dev.assay.query.request.Cursor;
import dev.assay.query.request.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Events that a view could not take: who looks, and what is done about them.
///
/// An act is carried out by the instance that reads the event's partition, within about a second; the answer is the
/// letter as it stands when the act is recorded.
@RestController
class DeadLettersApi {

    private static final int LONGEST_REASON = 500;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final DeadLetters letters;
    private final Access access;
    private final Clock clock;

    DeadLettersApi(DeadLetters letters, Access access, Clock clock) {
        this.letters = letters;
        this.access = access;
        this.clock = clock;
    }

    /// @param reason why, in the caller's words; a discard needs it
    record Reason(@Nullable @Text(TextKind.PARAGRAPH) String reason) {}

    /// Lists dead letters, the latest first. Those of events about the caller are never in the list (R21).
    ///
    /// @param state all if absent
    @GetMapping("/api/dead-letters")
    Page<DeadLetter> letters(
            Caller caller,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        access.check(caller, Operation.OPERATE_DEAD_LETTERS);
        int most = Page.limit(limit);
        List<DeadLetter> found = letters.list(view, state, caller.id().toString(), Cursor.read(cursor), most + 1);
        return Page.of(found, most, DeadLetters::orderOf);
    }

    /// Lets the view try the event again, and then the later ones of its stream.
    @PostMapping("/api/dead-letters/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeadLetter retry(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable Reason body) {
        return act(caller, Remedy.RETRY, id, key, body == null ? null : body.reason());
    }

    /// Lets the view go without the event for ever, and on with the later ones of its stream.
    @PostMapping("/api/dead-letters/{id}/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeadLetter discard(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable Reason body) {
        return act(caller, Remedy.DISCARD, id, key, body == null ? null : body.reason());
    }

    private DeadLetter act(Caller caller, Remedy remedy, UUID id, @Nullable String key, @Nullable String reason) {
        access.check(caller, Operation.OPERATE_DEAD_LETTERS);
        if (key == null || !KEY.matcher(key).matches()) {
            throw new BadParameter(
                    "Idempotency-Key", "required", "must be there, with 1 to 200 printable ASCII characters");
        }
        if (remedy == Remedy.DISCARD && (reason == null || reason.isBlank())) {
            throw new BadParameter("reason", "required", "must say why the event is discarded");
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new BadParameter("reason", "length", "must have at most " + LONGEST_REASON + " characters");
        }
        DeadLetter letter = letters.act(id, new Act(remedy, caller.id(), Instant.now(clock), reason), key);
        OperationsLog.done(caller, remedy.name(), "dead-letter", id);
        return letter;
    }
}
