package dev.assay.command.access;

/// The caller may not do this (HTTP 403).
public final class Denied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Denied(String message) {
        super(message, null, false, false);
    }
}
