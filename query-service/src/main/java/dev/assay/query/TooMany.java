package dev.assay.query;

/// The caller, or all callers together, have as many of these as they may (HTTP 429 with Retry-After).
public final class TooMany extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code such as `live.too-many-followers`
    public TooMany(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
