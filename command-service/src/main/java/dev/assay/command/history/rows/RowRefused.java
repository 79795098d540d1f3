package dev.assay.command.history.rows;

import org.jspecify.annotations.Nullable;

/// A row cannot be taken for a reason that only an import knows; the rules of the domain have their own refusals.
final class RowRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String field;
    private final String code;
    private final String text;

    RowRefused(@Nullable String field, String code, String text) {
        super(text, null, false, false);
        this.field = field;
        this.code = code;
        this.text = text;
    }

    RowError at(long line) {
        return new RowError(line, field, code, text);
    }
}
