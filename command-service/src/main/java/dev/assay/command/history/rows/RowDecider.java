package dev.assay.command.history.rows;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import dev.assay.command.Unknown;
import dev.assay.command.engineer.CellName;
import dev.assay.command.engineer.Engineer;
import dev.assay.command.engineer.EngineerCommand;
import dev.assay.command.engineer.EvidenceCommand.RecordEvidence;
import dev.assay.command.engineer.RatingCommand;
import dev.assay.command.engineer.RatingCommand.Assessment;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.command.reference.PublishedRubric;
import dev.assay.command.store.EventSizeLimit;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EventSize;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RosterEvent.EngineerRegistered;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides one row as the command that it is, by the deciders that decide it over HTTP.
public final class RowDecider {

    /// A row of so many bytes makes no event that is too large: each byte becomes six at most, as a control character
    /// in CSV does, and what else an event has takes less than 32 KiB.
    private static final int SMALL_ROW = (EventSize.MAX - (32 << 10)) / 6;

    private final By importer;
    private final Facts facts;

    /// @param importer who imports; raters and recorders are data
    public RowDecider(By importer, Facts facts) {
        this.importer = importer;
        this.facts = facts;
    }

    /// What a row leads to.
    public sealed interface Outcome {

        /// @param events marked as imported
        record Stored(List<EngineerEvent> events) implements Outcome {}

        /// It is stored already, just so.
        record Unchanged() implements Outcome {}

        record Refused(RowError error) implements Outcome {}
    }

    /// A command with the id and the content of the fact that it would record.
    private record Request(EngineerCommand command, UUID id, Content content) {}

    /// @param story that of the engineer whom the row is about; it does not go on
    public Outcome decide(Reading.Parsed reading, Story story) {
        try {
            Request request = request(reading, story);
            Content stored = story.content(request.id()).orElse(null);
            if (stored != null && request.content().isThatOf(stored)) {
                return new Outcome.Unchanged();
            }
            if (stored != null) {
                throw new RowRefused(null, "import.row-differs", "Something else is stored under the id of this row.");
            }
            requireOwnEmail(request.command());
            List<EngineerEvent> events = Engineer.decide(request.command(), story.state()).stream()
                    .map(RowDecider::imported)
                    .toList();
            if (reading.bytes() > SMALL_ROW) {
                // Refused here, the row does not stop the others of its chunk.
                events.forEach(EventSizeLimit::measure);
            }
            if (request.command() instanceof RegisterEngineer registered && !events.isEmpty()) {
                facts.emailGiven(registered.email(), registered.engineerId());
            }
            return new Outcome.Stored(events);
        } catch (RowRefused refused) {
            return new Outcome.Refused(refused.at(reading.line()));
        } catch (Rejected refused) {
            return new Outcome.Refused(
                    new RowError(reading.line(), null, refused.code(), String.valueOf(refused.getMessage())));
        } catch (Unknown unknown) {
            return new Outcome.Refused(
                    new RowError(reading.line(), null, unknown.code(), String.valueOf(unknown.getMessage())));
        }
    }

    private void requireOwnEmail(EngineerCommand command) {
        if (command instanceof RegisterEngineer register) {
            UUID owner = facts.emailOwner(register.email());
            if (owner != null && !owner.equals(register.engineerId())) {
                throw new RowRefused(
                        "email", "engineer.email-taken", "Somebody else on the roster has this e-mail address.");
            }
        }
    }

    private Request request(Reading.Parsed reading, Story story) {
        Row row = reading.row();
        UUID otherId = reading.otherId();
        if (!(row instanceof Row.OfEngineer) && !story.registered()) {
            throw new RowRefused(null, "engineer.unknown", "There is no such engineer.");
        }
        return switch (row) {
            case Row.OfEngineer it -> register(it, story.engineerId(), otherId);
            case Row.OfEvidence it -> record(it, story.engineerId(), otherId);
            case Row.OfRating it -> rate(it, story, Objects.requireNonNull(otherId));
        };
    }

    private Request register(Row.OfEngineer row, UUID engineerId, @Nullable UUID managerId) {
        LocalDate on = row.effectiveOn();
        NewManager manager = managerId == null
                ? null
                : new NewManager(
                        managerId,
                        facts.onRoster(managerId),
                        !facts.left(managerId, on) && !facts.left(managerId, importer.today()),
                        facts.linesAbove(managerId));
        RegisterEngineer command = new RegisterEngineer(
                engineerId, row.name(), row.email(), row.roleId(), manager, facts.roles(), on, importer);
        return new Request(command, engineerId, Content.of(command));
    }

    private Request record(Row.OfEvidence row, UUID engineerId, @Nullable UUID recordedBy) {
        if (importer.actorId().equals(engineerId) && recordedBy != null && !recordedBy.equals(engineerId)) {
            throw new RowRefused(null, "import.actor-is-subject", "Nobody imports others' evidence about themselves.");
        }
        if (recordedBy != null && facts.left(recordedBy, row.effectiveOn())) {
            throw new RowRefused("recordedById", "import.recorder-departed", "They had left by that day.");
        }
        RecordEvidence unnamed = new RecordEvidence(
                engineerId,
                engineerId,
                row.side(),
                row.evidenceKind(),
                row.summary(),
                row.links() == null ? List.of() : row.links(),
                row.cells() == null
                        ? List.of()
                        : row.cells().stream().distinct().map(CellName::parse).toList(),
                row.effectiveOn(),
                recordedBy == null ? importer : new By(recordedBy, importer.today()));
        Content content = Content.of(unnamed);
        UUID id = row.externalId() == null
                ? RowIds.ofContent(engineerId, content)
                : RowIds.evidence(engineerId, row.externalId());
        RecordEvidence command = new RecordEvidence(
                engineerId,
                id,
                unnamed.side(),
                unnamed.kind(),
                unnamed.summary(),
                unnamed.links(),
                unnamed.cells(),
                unnamed.effectiveOn(),
                unnamed.by());
        return new Request(command, id, content);
    }

    private Request rate(Row.OfRating row, Story story, UUID raterId) {
        UUID engineerId = story.engineerId();
        if (importer.actorId().equals(engineerId)) {
            throw new RowRefused(null, "import.actor-is-subject", "Nobody imports ratings of themselves.");
        }
        LocalDate on = row.effectiveOn();
        if (facts.left(raterId, on)) {
            throw new RowRefused("raterId", "import.rater-departed", "The rater had left by that day.");
        }
        Assessment assessment = new Assessment(
                CellName.parse(row.cell()),
                row.confidence(),
                row.rationale(),
                RowIds.cited(engineerId, row),
                row.dampenersConsidered() == null ? List.of() : row.dampenersConsidered(),
                row.periodFrom(),
                row.periodTo());
        PublishedRubric rubric = story.state()
                .roleOn(on)
                .flatMap(role -> facts.rubric(role, row.rubricVersion(), on))
                .orElse(null);
        By rater = new By(raterId, importer.today());
        RatingCommand.Facts others = new RatingCommand.Facts(
                rubric, facts.reportingLine(engineerId, on), facts.reportingLine(engineerId, importer.today()));
        Content content = Content.of(
                new RateEngineer(engineerId, engineerId, assessment, others, on, rater), row.rubricVersion());
        UUID id = row.externalId() == null
                ? RowIds.ofContent(engineerId, content)
                : RowIds.rating(engineerId, row.externalId());
        return new Request(new RateEngineer(engineerId, id, assessment, others, on, rater), id, content);
    }

    private static EngineerEvent imported(EngineerEvent event) {
        return switch (event) {
            case EngineerRegistered it -> it.imported();
            case EvidenceRecorded it -> it.imported();
            case EngineerRated it -> it.imported();
            default -> event;
        };
    }
}
