package dev.assay.command.engineer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a change of the roster.
///
/// @param version of the stream after the command
/// @param waiting the change that waits for a second person; absent if it holds
record ChangedRoster(long version, @Nullable UUID waiting) {}
