package dev.assay.query.access;

/// The caller may not read this (HTTP 403).
public final class Denied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Denied(String message) {
        super(message, null, false, false);
    }
}
