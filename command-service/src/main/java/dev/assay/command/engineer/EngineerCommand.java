package dev.assay.command.engineer;

import dev.assay.command.Command;
import dev.assay.events.Streams;
import java.util.UUID;

/// Everything that can be asked of one engineer's stream.
public sealed interface EngineerCommand extends Command
        permits RosterCommand, EvidenceCommand, RatingCommand, PromotionCommand, AlertCommand {

    UUID engineerId();

    @Override
    default String stream() {
        return Streams.engineer(engineerId());
    }
}
