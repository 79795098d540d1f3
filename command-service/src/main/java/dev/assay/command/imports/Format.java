package dev.assay.command.imports;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The formats of documents about a role, told apart by their marks, so that a document with a mistake in it is still
/// recognised and its mistake is named.
enum Format {
    ROLE_ARCHETYPE("a role archetype") {
        @Override
        boolean fits(String text, List<String> lines) {
            return lines.contains(ArchetypeParser.FIRST_LINE)
                    || (lines.contains(Heading.KEY_RESPONSIBILITIES.text())
                            && lines.contains(Heading.BEHAVIOURS.text()));
        }
    },
    RUBRIC("a rubric") {
        @Override
        boolean fits(String text, List<String> lines) {
            return first(lines).equals(RubricParser.FIRST_LINE)
                    || lines.stream().anyMatch(RubricParser::looksLikeLevel);
        }
    },
    CAREER_LADDER("a career ladder") {
        @Override
        boolean fits(String text, List<String> lines) {
            return lines.contains("# artifact_type: career_ladder");
        }
    },
    ROLE_PROFILE("a role profile") {
        @Override
        boolean fits(String text, List<String> lines) {
            return first(lines).equals(FRONT_MATTER) && lines.stream().anyMatch(line -> line.startsWith("role:"));
        }
    },
    ROLE_BLUEPRINT("a role blueprint") {
        @Override
        boolean fits(String text, List<String> lines) {
            return first(lines).startsWith("{") && POST_CONTENT.matcher(text).find();
        }
    };

    private static final String FRONT_MATTER = "---";
    private static final Pattern POST_CONTENT = Pattern.compile("\"content\"\\s*:\\s*\\{\\s*\"rendered\"");

    /// With its article, for sentences.
    final String label;

    Format(String label) {
        this.label = label;
    }

    /// @param lines without blanks around them
    abstract boolean fits(String text, List<String> lines);

    /// The front matter of Markdown and the JSON of a post may quote the other formats, so these are asked first.
    private static final List<Format> MOST_CERTAIN_FIRST =
            List.of(ROLE_BLUEPRINT, CAREER_LADDER, ROLE_PROFILE, ROLE_ARCHETYPE, RUBRIC);

    static Optional<Format> of(String text) {
        List<String> lines = Stream.of(text.split("\n")).map(String::strip).toList();
        return MOST_CERTAIN_FIRST.stream()
                .filter(format -> format.fits(text, lines))
                .findFirst();
    }

    private static String first(List<String> lines) {
        return lines.stream().filter(line -> !line.isEmpty()).findFirst().orElse("");
    }
}
