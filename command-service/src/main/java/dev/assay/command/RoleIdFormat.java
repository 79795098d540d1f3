package dev.assay.command;

/// How the id of a role is written, at every door: a letter, then letters, digits and hyphens.
public final class RoleIdFormat {

    public static final int MAX_LENGTH = 50;

    public static final String PATTERN = "[A-Za-z][A-Za-z0-9-]{0,49}";

    private RoleIdFormat() {}
}
