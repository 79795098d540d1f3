package dev.assay.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A fact that happened, told in JDK types only, so that a rule tightened tomorrow cannot make history unreadable.
public sealed interface AssayEvent permits EngineerEvent, FrameworkEvent {

    /// The date from which the fact holds in the world (valid time), without a time zone.
    LocalDate effectiveOn();

    /// Why, in the words of the person who acted; absent where the fact needs no reason.
    default @Nullable String reason() {
        return null;
    }
}
