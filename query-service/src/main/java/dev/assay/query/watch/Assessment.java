package dev.assay.query.watch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What is due for one engineer today.
///
/// @param nextCheckOn the first day on which something else may be due; empty if only an event can change that
record Assessment(List<Action> actions, Optional<LocalDate> nextCheckOn) {}
