package dev.assay.command.framework;

import dev.assay.command.Rejected;
import java.util.regex.Pattern;

/// The code of a role, such as `IMPE`: a letter, then letters, digits and hyphens, 50 characters at most.
public record RoleId(String value) {

    public static final int MAX_LENGTH = 50;

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0," + (MAX_LENGTH - 1) + "}");

    /// @throws Rejected `framework.role-id-malformed`
    public RoleId {
        if (!isWellFormed(value)) {
            throw new Rejected(
                    "framework.role-id-malformed",
                    "A role id is a letter, then letters, digits and hyphens, 50 characters at most.");
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }
}
