package dev.assay.command.framework;

import dev.assay.command.By;
import dev.assay.command.Command;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.Rung;
import dev.assay.events.Streams;
import java.util.List;

/// What can be asked of one ladder.
sealed interface LadderCommand extends Command {

    TrackId track();

    @Override
    default String stream() {
        return Streams.ladder(track().value());
    }

    /// The whole ladder anew.
    ///
    /// @param others the edges of all other ladders
    record DefineLadder(
            TrackId track, String name, List<Rung> rungs, List<NextRole> nextRoles, List<NextRole> others, By by)
            implements LadderCommand {}
}
