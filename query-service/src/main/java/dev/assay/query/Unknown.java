package dev.assay.query;

/// The query names something that does not exist (HTTP 404).
public final class Unknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code what is unknown, such as `engineer.unknown`
    public Unknown(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
