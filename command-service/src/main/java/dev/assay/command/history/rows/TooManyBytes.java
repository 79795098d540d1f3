package dev.assay.command.history.rows;

/// The file is longer than an import may be.
public final class TooManyBytes extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyBytes() {
        super("The file is too long", null, false, false);
    }
}
