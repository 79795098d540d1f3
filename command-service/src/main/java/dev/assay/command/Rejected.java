package dev.assay.command;

import org.jspecify.annotations.Nullable;

/// A rule refuses the command (HTTP 422). The code is stable and part of the contract; nothing was stored.
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code capability and rule, such as `rating.rater-is-subject`
    /// @param message for people; never contains names or free text
    public Rejected(String code, @Nullable String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
