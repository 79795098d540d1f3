package dev.assay.command;

/// The command names something that does not exist (HTTP 404); nothing was stored.
public final class Unknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code what is unknown, such as `engineer.unknown` or `rating.unknown`
    public Unknown(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
