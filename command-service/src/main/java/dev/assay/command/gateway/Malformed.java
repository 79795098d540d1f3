package dev.assay.command.gateway;

import dev.assay.kit.http.Finding;

/// The request cannot be understood (HTTP 400); nothing was stored.
public final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Finding finding;

    /// @param place the field, parameter or header that is wrong
    public Malformed(String place, String rule, String message) {
        super(message, null, false, false);
        this.finding = new Finding(null, place, rule, message);
    }

    public Finding finding() {
        return finding;
    }
}
