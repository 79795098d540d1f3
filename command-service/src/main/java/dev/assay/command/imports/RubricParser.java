package dev.assay.command.imports;

import dev.assay.command.framework.RolePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a rubric: the role's name, then marks that open a level, a band, a side or a section, and bullets.
///
/// Structure that is wrong is an error; cells, sides or sections that are not there yet are warnings, because a draft
/// may be incomplete.
final class RubricParser {

    static final String FIRST_LINE = "Role";

    private static final Pattern LEVEL = Pattern.compile("Level [1-5]");
    private static final Pattern LIKE_LEVEL = Pattern.compile("\\s*Level\\s+\\S{1,9}\\s*", Pattern.CASE_INSENSITIVE);
    private static final List<String> NEST = List.of("level", "band", "side", "section");

    private final SourceText text;
    private final Findings findings;
    private final RubricNode root = new RubricNode("", 1);

    /// The open level, band, side and section, as far as they are open.
    private final List<RubricNode> open = new ArrayList<>();

    private RubricParser(SourceText text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    static boolean looksLikeLevel(String line) {
        return LIKE_LEVEL.matcher(line).matches();
    }

    /// Meaningful only if no error was found.
    static Content parse(SourceText text, Findings findings) {
        return new RubricParser(text, findings).parse();
    }

    private Content parse() {
        List<Line> lines = text.lines().stream().filter(line -> !line.isBlank()).toList();
        int body = Math.min(2, lines.size());
        String title = title(lines);
        if (title.isEmpty()) {
            // Without a head the marks may begin at once: look for mistakes in them as well.
            body = 0;
            while (body < lines.size() && depth(lines.get(body).text()) == 0) {
                body++;
            }
        }
        boolean levelNameExpected = false;
        for (Line line : lines.subList(body, lines.size())) {
            int depth = depth(line.text());
            if (depth > 0) {
                if (levelNameExpected) {
                    levelNameMissing(line);
                }
                open(line, depth);
                levelNameExpected = depth == 1;
            } else if (levelNameExpected && !line.isBullet()) {
                open.getFirst().name = line.text().strip();
                levelNameExpected = false;
            } else {
                bullet(line);
            }
        }
        return new Content(title, new RolePart.OfRubric(new RubricBuilder(text.lastLine(), findings).build(root)));
    }

    private String title(List<Line> lines) {
        if (lines.isEmpty() || !lines.getFirst().text().equals(FIRST_LINE)) {
            findings.error(1, "rubric.first-line-missing", "The first line is not `" + FIRST_LINE + "`.");
            return "";
        }
        Line title = lines.size() > 1 ? lines.get(1) : lines.getFirst();
        if (lines.size() < 2 || depth(title.text()) > 0 || title.isBullet()) {
            findings.error(title.number(), "rubric.title-missing", "The name of the role does not follow `Role`.");
            return "";
        }
        if (title.text().length() > Content.MAX_TITLE_LENGTH) {
            findings.error(
                    title.number(),
                    "import.title-too-long",
                    "A name has " + Content.MAX_TITLE_LENGTH + " characters at most.");
        }
        return title.text().strip();
    }

    /// 1 for a level, 2 for a band, 3 for a side, 4 for a section, 0 for any other line.
    private static int depth(String line) {
        if (LEVEL.matcher(line).matches()) {
            return 1;
        }
        if (RubricNode.BANDS.contains(line)) {
            return 2;
        }
        if (RubricNode.SIDES.contains(line)) {
            return 3;
        }
        return RubricNode.SECTIONS.contains(line) ? 4 : 0;
    }

    private void open(Line line, int depth) {
        String mark = line.text();
        if (open.size() < depth - 1) {
            findings.error(
                    line.number(),
                    "rubric." + NEST.get(depth - 1) + "-out-of-place",
                    "`" + mark + "` stands outside of any " + NEST.get(depth - 2) + ".");
            while (open.size() < depth - 1) {
                open.add(new RubricNode("", line.number()));
            }
        }
        open.subList(depth - 1, open.size()).clear();
        RubricNode parent = open.isEmpty() ? root : open.getLast();
        RubricNode node = new RubricNode(mark, line.number());
        RubricNode before = parent.children.putIfAbsent(mark, node);
        if (before != null) {
            findings.error(
                    line.number(),
                    "rubric." + NEST.get(depth - 1) + "-repeated",
                    "`" + mark + "` stood in line " + before.line + " already.");
        }
        open.add(node);
    }

    private void bullet(Line line) {
        if (looksLikeLevel(line.text())) {
            findings.error(line.number(), "rubric.level-unknown", line.quoted() + " is not `Level 1` to `Level 5`.");
        } else if (isNearlyMark(line)) {
            findings.error(
                    line.number(), "rubric.mark-misspelled", line.quoted() + " is nearly a mark, but not exactly.");
        } else if (text.bulleted() && !line.isBullet()) {
            findings.error(line.number(), "rubric.line-unexpected", line.quoted() + " is neither a mark nor a bullet.");
        } else if (open.size() < NEST.size()) {
            findings.error(line.number(), "rubric.bullet-out-of-place", "This bullet stands outside of any section.");
        } else if (line.content().isEmpty()) {
            findings.error(line.number(), "import.bullet-empty", "This bullet has no text.");
        } else {
            open.getLast().bullets.add(line.content());
        }
    }

    private static boolean isNearlyMark(Line line) {
        String letters = letters(line.text());
        return !line.isBullet()
                && Stream.of(RubricNode.BANDS, RubricNode.SIDES, RubricNode.SECTIONS)
                        .flatMap(List::stream)
                        .anyMatch(mark -> letters(mark).equals(letters));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private void levelNameMissing(Line line) {
        findings.error(line.number(), "rubric.level-name-missing", "The level above has no name.");
    }
}
