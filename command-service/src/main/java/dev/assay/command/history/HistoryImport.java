package dev.assay.command.history;

import dev.assay.command.Rejected;
import dev.assay.command.access.Caller;
import dev.assay.command.history.rows.RowDecider;
import dev.assay.command.history.rows.RowReader;
import dev.assay.command.history.rows.Story;
import dev.assay.command.reference.EmailKey;
import dev.assay.command.reference.Organisation;
import dev.assay.command.reference.Reference;
import dev.assay.events.RosterEvent.EngineerRegistered;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// One run of an import, chunk by chunk. Nothing is locked and nothing is open between two chunks.
final class HistoryImport {

    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(2);

    private final Parts parts;
    private final Caller caller;
    private final UUID runId;
    private final boolean dryRun;
    private final BooleanSupplier interrupted;
    private final RememberedStories remembered;
    private final Tally tally = new Tally();
    private final Map<String, UUID> unstoredEmails = new HashMap<>();

    /// What every run works with.
    record Parts(
            Stories stories,
            Organisation organisation,
            Reference reference,
            Recorder recorder,
            ImportRuns runs,
            HistorySettings settings) {}

    /// @param runId also the correlation id of all that it stores, unless the caller has one
    /// @param interrupted whether it must not go on
    HistoryImport(Parts parts, Caller caller, UUID runId, boolean dryRun, BooleanSupplier interrupted) {
        this.parts = parts;
        this.caller = caller;
        this.runId = runId;
        this.dryRun = dryRun;
        this.interrupted = interrupted;
        this.remembered = new RememberedStories(
                parts.settings().remembered(), parts.settings().dryRun());
    }

    Report run(RowReader reader) throws IOException {
        Chunk chunk = Chunk.read(reader, parts.settings().chunk());
        while (!chunk.isEmpty()) {
            if (interrupted.getAsBoolean()) {
                throw new ImportStopped(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "import.interrupted",
                        "The import was interrupted; import the file again to go on.");
            }
            take(chunk);
            chunk = Chunk.read(reader, parts.settings().chunk());
        }
        return tally.report(reader.contentHash(), dryRun);
    }

    private void take(Chunk chunk) {
        Set<UUID> engineerIds = chunk.engineerIds();
        boolean reloaded = false;
        for (int attempt = 1; ; attempt++) {
            Map<UUID, Story> stories = remembered.copiesOf(engineerIds);
            Set<UUID> recalled = new HashSet<>(stories.keySet());
            load(engineerIds, stories);
            Decided decided = decide(chunk, stories);
            // What is remembered may be behind what others wrote, so a refusal is decided again on what is stored.
            recalled.retainAll(decided.refused());
            if (!dryRun && !reloaded && !recalled.isEmpty()) {
                remembered.forget(recalled);
                reloaded = true;
                continue;
            }
            if (keep(decided, stories, engineerIds, attempt)) {
                tally.add(decided.tally());
                return;
            }
        }
    }

    private void load(Set<UUID> engineerIds, Map<UUID, Story> stories) {
        Set<UUID> missing = new HashSet<>(engineerIds);
        missing.removeAll(stories.keySet());
        stories.putAll(parts.stories().read(missing));
    }

    private Decided decide(Chunk chunk, Map<UUID, Story> stories) {
        Function<UUID, @Nullable Story> inFile = id -> {
            Story story = stories.get(id);
            return story == null ? remembered.unstored(id) : story;
        };
        Set<String> roles = chunk.newRoles();
        stories.values().forEach(story -> story.state()
                .employment()
                .roles()
                .forEach(held -> roles.add(held.value().roleId())));
        ChunkFacts facts = new ChunkFacts(
                inFile,
                parts.organisation().reportings(chunk.managers(stories.values(), inFile)),
                parts.organisation().departures(chunk.others()),
                emailOwners(chunk),
                parts.organisation().publishedVersions(roles),
                parts.reference());
        return Decided.of(chunk, stories, new RowDecider(caller.by(), facts));
    }

    /// A dry run stores nothing, so it remembers what its earlier chunks gave.
    private Map<String, UUID> emailOwners(Chunk chunk) {
        Map<String, UUID> owners = new HashMap<>(parts.organisation().emailOwners(chunk.emailKeys()));
        owners.putAll(unstoredEmails);
        return owners;
    }

    /// Whether it could be kept, for nobody else went on with one of its streams.
    private boolean keep(Decided decided, Map<UUID, Story> stories, Set<UUID> engineerIds, int attempt) {
        if (dryRun) {
            keepInMemory(decided);
        } else if (!decided.events().isEmpty()) {
            try {
                long rows = tally.rows() + decided.tally().rows();
                UUID correlationId = caller.correlationId() == null ? runId : caller.correlationId();
                parts.recorder().record(decided, caller.by(), correlationId, () -> parts.runs()
                        .progress(runId, rows));
            } catch (ConcurrencyException | Rejected lost) {
                // A rule over many streams refuses the whole chunk; with what others have stored meanwhile, the row.
                remembered.forget(engineerIds);
                backOff(attempt);
                return false;
            }
        }
        if (!dryRun) {
            stories.values().forEach(remembered::remember);
        }
        return true;
    }

    private void keepInMemory(Decided decided) {
        for (Decided.NewEvent it : decided.events()) {
            if (it.event() instanceof EngineerRegistered registered) {
                unstoredEmails.put(EmailKey.of(registered.email()), registered.engineerId());
            }
        }
        for (Story story : decided.changed().values()) {
            if (!remembered.rememberUnstored(story)) {
                throw new ImportStopped(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "import.dry-run-too-large",
                        "A dry run may add " + parts.settings().dryRun()
                                + " facts at most; try the file in parts, each with the people above its engineers.");
            }
        }
    }

    private static void backOff(int attempt) {
        if (attempt >= ATTEMPTS) {
            throw new ImportStopped(
                    HttpStatus.CONFLICT,
                    "import.streams-changed-meanwhile",
                    "Others changed the same engineers at the same time; import the file again to go on.");
        }
        long nanos = FIRST_BACKOFF.toNanos() << (attempt - 1);
        LockSupport.parkNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos));
    }
}
