package dev.assay.kit.http;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong, or odd, in what was sent.
///
/// @param line of a text document, from 1; absent when it concerns no single line
/// @param field of a JSON body, as a path; absent for text documents
/// @param rule the stable code of the rule that is broken
public record Finding(@Nullable Integer line, @Nullable String field, String rule, String message) {}
