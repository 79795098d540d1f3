package dev.assay.command.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands above the first section of a role archetype.
///
/// @param codes the lines of role codes
record ArchetypeHead(String track, String title, int sfiaFrom, int sfiaTo, List<List<String>> codes, String summary) {

    /// The levels of responsibility of the Skills Framework for the Information Age: 1 to 7.
    private static final Pattern SFIA = Pattern.compile("SFIA ([1-7])(?:-([1-7]))?");

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,9}");
    private static final int LINES_BEFORE_SFIA = 3;

    /// Meaningful only if no error was found.
    static ArchetypeHead parse(List<Line> head, Findings findings) {
        int last = head.isEmpty() ? 1 : head.getLast().number();
        int sfia = indexOfSfia(head);
        if (sfia < 0) {
            findings.error(last, "archetype.sfia-missing", "No line such as `SFIA 3-4` stands above the sections.");
            return new ArchetypeHead("", "", 0, 0, List.of(), "");
        }
        List<String> names = names(head.subList(0, sfia), head.get(sfia), findings);
        int[] levels = levels(head.get(sfia), findings);
        int end = sfia + 1;
        while (end < head.size() && !head.get(end).isBlank()) {
            end++;
        }
        List<List<String>> codes = codes(head.subList(sfia + 1, end), head.get(sfia), findings);
        String summary = String.join("\n\n", GroupsParser.paragraphs(head.subList(end, head.size())));
        if (summary.isEmpty()) {
            findings.error(last, "archetype.summary-missing", "No summary follows the role codes.");
        }
        return new ArchetypeHead(names.get(0), names.get(1), levels[0], levels[1], codes, summary);
    }

    private static int indexOfSfia(List<Line> head) {
        for (int index = 0; index < head.size(); index++) {
            String text = head.get(index).text().strip();
            if (text.equals("SFIA") || text.startsWith("SFIA ")) {
                return index;
            }
        }
        return -1;
    }

    /// Track and title.
    private static List<String> names(List<Line> above, Line sfia, Findings findings) {
        List<Line> lines = above.stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().text().equals(ArchetypeParser.FIRST_LINE)) {
            findings.error(
                    1, "archetype.first-line-missing", "The first line is not `" + ArchetypeParser.FIRST_LINE + "`.");
        }
        if (lines.size() != LINES_BEFORE_SFIA) {
            findings.error(
                    sfia.number(),
                    "archetype.title-unclear",
                    "Above this line stand the first line, the track and the title, and nothing else; found "
                            + lines.size() + " lines.");
            return List.of("", "");
        }
        List<String> names = lines.subList(1, LINES_BEFORE_SFIA).stream()
                .map(line -> line.text().strip())
                .toList();
        for (Line line : lines) {
            if (line.text().length() > Content.MAX_TITLE_LENGTH) {
                findings.error(
                        line.number(),
                        "import.title-too-long",
                        "A name has " + Content.MAX_TITLE_LENGTH + " characters at most.");
            }
        }
        return names;
    }

    private static int[] levels(Line sfia, Findings findings) {
        Matcher matcher = SFIA.matcher(sfia.text());
        if (matcher.matches()) {
            int from = Integer.parseInt(matcher.group(1));
            int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
            if (from <= to) {
                return new int[] {from, to};
            }
        }
        findings.error(
                sfia.number(),
                "archetype.sfia-malformed",
                sfia.quoted() + " is not `SFIA a` or `SFIA a-b` with a and b rising from 1 to 7.");
        return new int[] {0, 0};
    }

    private static List<List<String>> codes(List<Line> lines, Line sfia, Findings findings) {
        if (lines.isEmpty()) {
            findings.error(sfia.number(), "archetype.codes-missing", "No line of role codes follows this line.");
        }
        Set<String> seen = new HashSet<>();
        List<List<String>> codes = new ArrayList<>();
        for (Line line : lines) {
            List<String> row = List.of(line.text().strip().split("\\s+"));
            for (String code : row) {
                if (!CODE.matcher(code).matches()) {
                    findings.error(
                            line.number(),
                            "archetype.code-malformed",
                            "A role code is a letter, then up to nine letters and digits; a blank line ends the codes.");
                    break;
                }
                if (!seen.add(code)) {
                    findings.error(line.number(), "archetype.code-repeated", "The role code " + code + " is repeated.");
                }
            }
            codes.add(row);
        }
        return List.copyOf(codes);
    }
}
