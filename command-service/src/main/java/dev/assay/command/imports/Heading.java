package dev.assay.command.imports;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The headings of a role archetype, in their order.
enum Heading {
    OVERVIEW("Overview"),
    KEY_RESPONSIBILITIES("Key Responsibilities"),
    ROLE_SPECIFIC("Role Specific"),
    BEHAVIOURS("Behaviours"),
    SKILLS("Skills"),
    AI_EXPECTATIONS("AI & Automation Expectations") {
        @Override
        boolean fits(String line) {
            return AI_LINE.matcher(line).matches();
        }
    };

    /// Copies of the page repeat the icon's name before the heading and a remark after it.
    private static final Pattern AI_LINE = Pattern.compile("(AI )?AI & Automation Expectations\\b.*");

    private final String text;

    Heading(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean fits(String line) {
        return line.equals(text);
    }

    /// A heading stands at the beginning of its line.
    static Optional<Heading> of(String line) {
        return Stream.of(values()).filter(heading -> heading.fits(line)).findFirst();
    }
}
