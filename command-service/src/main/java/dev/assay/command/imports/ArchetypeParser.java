package dev.assay.command.imports;

import dev.assay.command.framework.RolePart;
import dev.assay.events.FrameworkEvent.Archetype;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads a role archetype: a head with track, title, SFIA levels and role codes, then six sections.
final class ArchetypeParser {

    static final String FIRST_LINE = "← Role Archetypes";

    private record Section(int line, List<Line> lines) {}

    private final SourceText text;
    private final Findings findings;
    private final List<Line> head = new ArrayList<>();
    private final Map<Heading, Section> sections = new EnumMap<>(Heading.class);

    private ArchetypeParser(SourceText text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /// Meaningful only if no error was found.
    static Content parse(SourceText text, Findings findings) {
        return new ArchetypeParser(text, findings).parse();
    }

    private Content parse() {
        split();
        ArchetypeHead top = ArchetypeHead.parse(head, findings);
        GroupsParser groups = new GroupsParser(text.bulleted(), findings);
        Archetype archetype = new Archetype(
                top.track(),
                top.sfiaFrom(),
                top.sfiaTo(),
                top.codes(),
                top.summary(),
                GroupsParser.paragraphs(lines(Heading.OVERVIEW)),
                groups.groups(lines(Heading.KEY_RESPONSIBILITIES)),
                groups.items(lines(Heading.ROLE_SPECIFIC)),
                groups.groups(lines(Heading.BEHAVIOURS)),
                groups.bullets(lines(Heading.SKILLS)),
                groups.groups(lines(Heading.AI_EXPECTATIONS)));
        return new Content(top.title(), new RolePart.OfArchetype(archetype));
    }

    private void split() {
        List<Line> current = head;
        Heading latest = null;
        for (Line line : text.lines()) {
            Heading heading = Heading.of(line.text()).orElse(null);
            if (heading == null) {
                current.add(line);
                continue;
            }
            current = new ArrayList<>();
            if (sections.putIfAbsent(heading, new Section(line.number(), current)) != null) {
                findings.error(
                        line.number(), "archetype.section-repeated", "`" + heading.text() + "` stands here again.");
            } else if (latest != null && heading.compareTo(latest) < 0) {
                findings.error(
                        line.number(),
                        "archetype.section-out-of-order",
                        "`" + heading.text() + "` comes before `" + latest.text() + "`.");
            }
            latest = heading;
        }
    }

    private List<Line> lines(Heading heading) {
        Section section = sections.get(heading);
        if (section == null) {
            findings.error(
                    text.lastLine(),
                    "archetype.section-missing",
                    "The document ends without the section `" + heading.text() + "`.");
            return List.of();
        }
        if (section.lines().stream().allMatch(Line::isBlank)) {
            findings.error(section.line(), "archetype.section-empty", "Nothing stands under `" + heading.text() + "`.");
        }
        return section.lines();
    }
}
