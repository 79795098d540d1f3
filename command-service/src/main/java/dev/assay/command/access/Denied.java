package dev.assay.command.access;

/// The caller may not do this (HTTP 403).
public final class Denied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public Denied(String message) {
        this("access.denied", message);
    }

    /// @param code stable, such as `access.departed`
    Denied(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
