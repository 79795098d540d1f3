package dev.assay.query;

/// A parameter of the query cannot be used (HTTP 400).
public final class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String rule;

    /// @param parameter its name in the URL
    /// @param rule what it breaks, such as `range` or `format`
    /// @param message for people; never repeats the value
    public BadParameter(String parameter, String rule, String message) {
        super(message, null, false, false);
        this.parameter = parameter;
        this.rule = rule;
    }

    public String parameter() {
        return parameter;
    }

    public String rule() {
        return rule;
    }
}
