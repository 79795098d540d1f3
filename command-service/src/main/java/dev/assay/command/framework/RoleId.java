package dev.assay.command.framework;

import dev.assay.command.Rejected;
import dev.assay.command.RoleIdFormat;
import java.util.regex.Pattern;

/// The code of a role, such as `IMPE`: a letter, then letters, digits and hyphens, 50 characters at most.
public record RoleId(String value) {

    private static final Pattern FORM = Pattern.compile(RoleIdFormat.PATTERN);

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
