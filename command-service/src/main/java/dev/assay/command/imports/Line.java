package dev.assay.command.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of a document, without blanks at its end.
///
/// @param number from 1
record Line(int number, String text) {

    private static final Pattern BULLET = Pattern.compile("\\s*•\\s*(.*)");
    private static final Pattern DASH = Pattern.compile("\\s*[*-]\\s+(.*)");

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isBullet() {
        return BULLET.matcher(text).matches();
    }

    /// Without the bullet and the blanks around it.
    String content() {
        Matcher bullet = BULLET.matcher(text);
        if (bullet.matches()) {
            return bullet.group(1).strip();
        }
        Matcher dash = DASH.matcher(text);
        return dash.matches() ? dash.group(1).strip() : text.strip();
    }

    /// As people are shown it: short enough for a message.
    String quoted() {
        String shown = text.strip();
        return "`" + (shown.length() > 40 ? shown.substring(0, 40).strip() + "…" : shown) + "`";
    }
}
