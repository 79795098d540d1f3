package dev.assay.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days from one to another.
///
/// @param from the first day
/// @param until the first day that is no longer in it; absent while it lasts
public record Span(LocalDate from, @Nullable LocalDate until) {}
