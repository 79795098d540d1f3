package dev.assay.command.engineer;

import dev.assay.command.RoleIdFormat;

/// What the doors let in; over HTTP, refused input is answered 400 with the field.
public final class Limits {

    /// At least one character that can be seen, where a text may also be absent.
    public static final String NOT_BLANK = "(?s).*\\S.*";

    public static final String ROLE_ID = RoleIdFormat.PATTERN;
    public static final String WEB_ADDRESS = "https?://[^\\s/]\\S*";

    public static final int NAME = 200;
    public static final int EMAIL = 320;
    public static final int REASON = 4000;
    public static final int TEXT = 8000;
    public static final int ADDRESS = 2000;
    public static final int LINKS = 20;
    public static final int CELLS = 15;
    public static final int CITED = 100;
    public static final int DAMPENERS = 50;

    private Limits() {}
}
