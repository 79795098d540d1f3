package dev.assay.query;

/// What is asked for does not fit what has happened meanwhile (HTTP 409).
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code such as `dead-letter.settled`
    public Conflict(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
