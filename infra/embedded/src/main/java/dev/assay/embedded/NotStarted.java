package dev.assay.embedded;

/// Something cannot start, and the message says what to do.
public class NotStarted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotStarted(String message) {
        super(message, null, false, false);
    }
}
