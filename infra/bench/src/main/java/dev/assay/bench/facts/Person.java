package dev.assay.bench.facts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody whom a contender knows before the clock starts.
///
/// @param managerId who rates them; absent for a manager
public record Person(
        UUID id, String name, String email, @Nullable UUID managerId) {}
