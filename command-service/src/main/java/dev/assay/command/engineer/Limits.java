package dev.assay.command.engineer;

/// What the HTTP door lets in; refused input is answered 400 with the field.
final class Limits {

    /// At least one character that can be seen, where a text may also be absent.
    static final String NOT_BLANK = "(?s).*\\S.*";

    static final String ROLE_ID = "[A-Za-z][A-Za-z0-9-]{0,31}";
    static final String WEB_ADDRESS = "https?://[^\\s/]\\S*";

    static final int NAME = 200;
    static final int EMAIL = 320;
    static final int REASON = 4000;
    static final int TEXT = 8000;
    static final int ADDRESS = 2000;
    static final int LINKS = 20;
    static final int CELLS = 15;
    static final int CITED = 100;
    static final int DAMPENERS = 50;

    private Limits() {}
}
