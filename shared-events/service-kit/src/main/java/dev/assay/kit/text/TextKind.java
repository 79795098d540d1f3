package dev.assay.kit.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a field's text may consist of. Texts are recorded as they were sent: none is normalised, trimmed or cleaned.
///
/// No kind takes control characters, lone surrogates, noncharacters, characters that embed or override a direction, or
/// text of which nothing can be seen.
public enum TextKind {
    /// Of a person or thing: one line without invisible characters, but for the joiners that scripts and emoji need.
    NAME(false),
    /// One line, as a name.
    LINE(false),
    /// Free text: tabs, line feeds, and the direction marks and soft breaks of typography besides.
    PARAGRAPH(true),
    /// An id or a code of this or another system, as a line.
    CODE(false),
    /// An address on the web, as a line.
    URL(false),
    /// An e-mail address, as a line.
    EMAIL(false);

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /// Marks (U+200E, U+200F, U+061C) are no more than an invisible letter of a direction.
    private static final Set<Integer> DIRECTION_MARKS = Set.of(0x200E, 0x200F, 0x061C);

    /// Soft hyphen, zero width space, word joiner.
    private static final Set<Integer> BREAKS = Set.of(0x00AD, 0x200B, 0x2060);

    /// They count as letters or symbols, but are blank: fillers of Hangul, the blank pattern of Braille.
    private static final Set<Integer> BLANKS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

    private final boolean paragraph;

    TextKind(boolean paragraph) {
        this.paragraph = paragraph;
    }

    /// Says nothing against blank text: whether a field may be blank is another rule.
    ///
    /// @return null if the text is of this kind
    public @Nullable TextFault check(String text) {
        if (isPlain(text)) {
            return null;
        }
        boolean visible = text.isBlank();
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            TextFault fault = fault(point);
            if (fault != null) {
                return fault;
            }
            visible |= isVisible(point);
            index += Character.charCount(point);
        }
        return visible ? null : TextFault.INVISIBLE;
    }

    /// Most texts are, and need no closer look.
    private static boolean isPlain(String text) {
        boolean visible = text.isEmpty();
        for (int index = 0; index < text.length(); index++) {
            char next = text.charAt(index);
            if (next < ' ' || next > '~') {
                return false;
            }
            visible |= next > ' ';
        }
        return visible;
    }

    private @Nullable TextFault fault(int point) {
        if (point == '\n' || point == '\u2028' || point == '\u2029' || point == '\r') {
            return paragraph && point == '\n' ? null : paragraph ? TextFault.CONTROL : TextFault.LINE_BREAK;
        }
        return switch (Character.getType(point)) {
            case Character.SURROGATE -> TextFault.SURROGATE;
            case Character.CONTROL -> paragraph && point == '\t' ? null : TextFault.CONTROL;
            case Character.FORMAT -> format(point);
            case Character.UNASSIGNED -> isNoncharacter(point) ? TextFault.NO_CHARACTER : null;
            default -> null;
        };
    }

    private @Nullable TextFault format(int point) {
        if (point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER) {
            return null;
        }
        if (DIRECTION_MARKS.contains(point)) {
            return paragraph ? null : TextFault.DIRECTION;
        }
        if ((point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)) {
            return TextFault.DIRECTION;
        }
        return paragraph && BREAKS.contains(point) ? null : TextFault.INVISIBLE_PART;
    }

    private static boolean isNoncharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !BLANKS.contains(point);
        };
    }
}
