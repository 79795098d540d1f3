package dev.assay.command.imports;

/// One line of a document, without blanks at its end.
///
/// @param number from 1
record Line(int number, String text) {

    private static final String BLANKS = " \t\n\u000B\f\r";

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isBullet() {
        return text.startsWith("•", firstMark());
    }

    /// Without the bullet and the blanks around it.
    String content() {
        int mark = firstMark();
        boolean dash = mark + 1 < text.length()
                && (text.charAt(mark) == '*' || text.charAt(mark) == '-')
                && isBlank(text.charAt(mark + 1));
        return (isBullet() || dash ? text.substring(mark + 1) : text).strip();
    }

    private int firstMark() {
        int at = 0;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char character) {
        return BLANKS.indexOf(character) >= 0;
    }

    /// As people are shown it: short enough for a message.
    String quoted() {
        String shown = text.strip();
        return "`" + (shown.length() > 40 ? shown.substring(0, 40).strip() + "…" : shown) + "`";
    }
}
