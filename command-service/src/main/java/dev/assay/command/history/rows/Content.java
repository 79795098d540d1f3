package dev.assay.command.history.rows;

import dev.assay.command.engineer.EvidenceCommand.RecordEvidence;
import dev.assay.command.engineer.RatingCommand.Assessment;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RosterEvent.EngineerRegistered;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a fact says, as far as a row says it, and nothing that a decision added: two facts of one id are the same if
/// their contents are.
///
/// @param hash of everything but the rubric's version
/// @param rubricVersion of a rating; absent where a row leaves it to the day
public record Content(UUID hash, @Nullable Integer rubricVersion) {

    /// A stored fact with its id and its content.
    public record Stored(UUID id, Content content) {}

    /// Of an event that an import could have made; null for others.
    public static @Nullable Stored of(EngineerEvent event) {
        return switch (event) {
            case EngineerRegistered it ->
                new Stored(it.engineerId(), of(it.name(), it.email(), it.roleId(), it.managerId(), it.effectiveOn()));
            case EvidenceRecorded it ->
                new Stored(
                        it.evidenceId(),
                        of(it.side(), it.kind(), it.summary(), it.links(), it.cells(), it.effectiveOn()));
            case EngineerRated it -> new Stored(it.ratingId(), rating(it));
            default -> null;
        };
    }

    static Content of(RegisterEngineer it) {
        UUID managerId = it.manager() == null ? null : it.manager().managerId();
        return of(it.name(), it.email(), it.roleId(), managerId, it.effectiveOn());
    }

    static Content of(RecordEvidence it) {
        return of(it.side(), it.kind(), it.summary(), it.links(), it.cells(), it.effectiveOn());
    }

    /// @param rubricVersion as the row has it
    static Content of(RateEngineer it, @Nullable Integer rubricVersion) {
        Assessment said = it.assessment();
        Content content = of(
                it.by().actorId(),
                said.cell(),
                said.confidence(),
                said.rationale(),
                said.evidenceIds(),
                said.dampenersConsidered(),
                said.periodFrom(),
                said.periodTo(),
                it.effectiveOn());
        return new Content(content.hash(), rubricVersion);
    }

    private static Content rating(EngineerRated it) {
        Judgement said = it.judgement();
        Content content = of(
                it.raterId(),
                said.level() + "/" + said.band(),
                said.confidence(),
                said.rationale(),
                said.evidenceIds(),
                said.dampenersConsidered(),
                said.periodFrom(),
                said.periodTo(),
                it.effectiveOn());
        return new Content(content.hash(), said.rubricVersion());
    }

    /// Whether a row says what is stored.
    boolean isThatOf(Content stored) {
        return hash.equals(stored.hash) && (rubricVersion == null || rubricVersion.equals(stored.rubricVersion));
    }

    private static Content of(@Nullable Object... values) {
        StringBuilder text = new StringBuilder(256);
        for (Object value : values) {
            append(text, value);
        }
        return new Content(NameBased.uuid(RowIds.NAMESPACE, text.toString()), null);
    }

    /// With its length before it, so that no two lists of values look the same.
    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof List<?> list) {
            text.append(list.size()).append('[');
            list.forEach(item -> append(text, item));
        } else {
            String written = value == null ? "" : value.toString();
            text.append(written.length()).append(value == null ? '-' : ':').append(written);
        }
    }
}
