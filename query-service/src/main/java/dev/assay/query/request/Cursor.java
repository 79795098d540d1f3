package dev.assay.query.request;

import dev.assay.query.BadParameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where the next page of a list begins, in a form that callers hand back and do not read.
public final class Cursor {

    private static final String FORM = "1:";

    private Cursor() {}

    /// @param last what the page ended with
    public static String after(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((FORM + last).getBytes(StandardCharsets.UTF_8));
    }

    /// What the previous page ended with; null for the first page.
    ///
    /// @throws BadParameter `cursor` if it is not one that an answer gave
    public static @Nullable String read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(FORM)) {
                return text.substring(FORM.length());
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below like any other cursor that no answer gave.
        }
        throw malformed();
    }

    /// The same for lists in the order of a number.
    public static long readNumber(@Nullable String cursor, long first) {
        String last = read(cursor);
        try {
            return last == null ? first : Long.parseLong(last) + 1;
        } catch (NumberFormatException notANumber) {
            throw malformed();
        }
    }

    private static BadParameter malformed() {
        return new BadParameter("cursor", "format", "must be the `next` of an earlier answer of the same list");
    }
}
