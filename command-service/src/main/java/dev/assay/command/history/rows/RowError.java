package dev.assay.command.history.rows;

import org.jspecify.annotations.Nullable;

/// Why a row was not taken.
///
/// @param line of the file, from 1; of a row with line breaks the first
/// @param field absent when it concerns the row as a whole
/// @param code stable: that of the rule which refuses it
/// @param message for people; never names, free text or anything else of the row
public record RowError(long line, @Nullable String field, String code, String message) {}
