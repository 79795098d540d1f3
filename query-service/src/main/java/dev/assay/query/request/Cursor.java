package dev.assay.query.request;

import dev.assay.query.BadParameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the next page of a list begins, in a form that callers hand back and do not read.
public final class Cursor {

    /// Beyond every position that a ledger can reach, and far from where arithmetic on positions ends.
    public static final long GREATEST_NUMBER = 100_000_000_000_000L;

    private static final String FORM = "1:";

    /// What lists are ordered by: ids, names, dates and ranks.
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");

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
            if (text.startsWith(FORM) && KEY.matcher(text).matches()) {
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
            long number = last == null ? first - 1 : Long.parseLong(last);
            if (number >= first - 1 && number < GREATEST_NUMBER) {
                return number + 1;
            }
        } catch (NumberFormatException notANumber) {
            // Told below like any other cursor that no answer gave.
        }
        throw malformed();
    }

    private static BadParameter malformed() {
        return new BadParameter("cursor", "format", "must be the `next` of an earlier answer of the same list");
    }
}
