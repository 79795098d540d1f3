package dev.assay.kit.connection;

/// Nobody waits for the answer any more, so the work for it ends.
public final class ClientGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientGone() {
        super("The client has closed its connection", null, false, false);
    }
}
