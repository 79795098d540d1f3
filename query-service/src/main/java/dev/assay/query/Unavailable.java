package dev.assay.query;

import org.jspecify.annotations.Nullable;

/// The views cannot answer now; asking again soon may work (HTTP 503 with Retry-After).
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code such as `view.behind`
    public Unavailable(String code, String message) {
        this(code, message, null);
    }

    public Unavailable(String code, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
