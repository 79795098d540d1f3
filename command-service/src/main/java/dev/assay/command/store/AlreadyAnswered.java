package dev.assay.command.store;

/// The idempotency key has an answer already: nothing of the command was stored.
public final class AlreadyAnswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyAnswered(Throwable cause) {
        super("The idempotency key has an answer", cause, false, false);
    }
}
