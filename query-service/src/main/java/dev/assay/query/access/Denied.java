package dev.assay.query.access;

/// The caller may not read this (HTTP 403).
public final class Denied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public Denied(String message) {
        this("access.denied", message);
    }

    Denied(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /// Stable, such as `access.departed`.
    public String code() {
        return code;
    }
}
