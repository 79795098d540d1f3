package dev.assay.command.history;

import dev.assay.command.history.rows.Reading;
import dev.assay.command.history.rows.Reading.Parsed;
import dev.assay.command.history.rows.RowDecider;
import dev.assay.command.history.rows.RowDecider.Outcome;
import dev.assay.command.history.rows.RowError;
import dev.assay.command.history.rows.Story;
import dev.assay.events.EngineerEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the rows of a chunk lead to.
final class Decided {

    /// @param row that led to it: its events share a command id
    record NewEvent(EngineerEvent event, long version, int row) {}

    private final List<NewEvent> events = new ArrayList<>();
    private final Map<UUID, Story> changed = new HashMap<>();
    private final Set<UUID> refused = new HashSet<>();
    private final Tally tally = new Tally();

    /// @param stories those of everybody whom the chunk is about; they go on with the new events
    static Decided of(Chunk chunk, Map<UUID, Story> stories, RowDecider decider) {
        Decided decided = new Decided();
        for (int i = 0; i < chunk.readings().size(); i++) {
            decided.decide(chunk.readings().get(i), i, stories, decider);
        }
        return decided;
    }

    private void decide(Reading reading, int index, Map<UUID, Story> stories, RowDecider decider) {
        switch (reading) {
            case Reading.Unreadable(List<RowError> errors) -> tally.refuse(errors);
            case Parsed readable -> {
                Story story = stories.computeIfAbsent(readable.engineerId(), Story::unwritten);
                switch (decider.decide(readable, story)) {
                    case Outcome.Stored(List<EngineerEvent> made) -> {
                        for (EngineerEvent event : made) {
                            story.goOn(event);
                            events.add(new NewEvent(event, story.version(), index));
                        }
                        changed.put(readable.engineerId(), story);
                        tally.store(made);
                    }
                    case Outcome.Unchanged() -> tally.unchanged();
                    case Outcome.Refused(RowError error) -> {
                        refused.add(readable.engineerId());
                        tally.refuse(List.of(error));
                    }
                }
            }
        }
    }

    List<NewEvent> events() {
        return events;
    }

    /// The stories that have gone on.
    Map<UUID, Story> changed() {
        return changed;
    }

    /// Whose rows a rule refused.
    Set<UUID> refused() {
        return refused;
    }

    Tally tally() {
        return tally;
    }
}
