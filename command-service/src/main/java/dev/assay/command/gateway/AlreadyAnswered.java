package dev.assay.command.gateway;

/// The idempotency key has an answer already: what this execution did must be undone.
final class AlreadyAnswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyAnswered() {
        super("The idempotency key has an answer", null, false, false);
    }
}
