package dev.assay.command.gateway;

/// A decision without events was made on a cached aggregate, which may be behind what another instance wrote. No unique
/// key checks it, so it must be made again on the stored events.
final class Unconfirmed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unconfirmed() {
        super("Nothing was decided on a cached aggregate", null, false, false);
    }
}
