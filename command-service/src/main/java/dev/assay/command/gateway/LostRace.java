package dev.assay.command.gateway;

/// Others changed the stream at the same time, again and again (HTTP 409); nothing was stored.
final class LostRace extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostRace(Throwable cause) {
        super("The stream was changed by others at the same time; try again.", cause);
    }
}
