package dev.assay.command.imports;

import dev.assay.events.FrameworkEvent.Group;
import dev.assay.events.FrameworkEvent.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of an archetype's sections: groups of bullets under titles, titled paragraphs, plain lists.
///
/// @param bulleted whether the document marks its bullets; where it does not, blocks between blank lines are by turns
///     a title and its bullets
record GroupsParser(boolean bulleted, Findings findings) {

    static List<String> paragraphs(List<Line> lines) {
        return SourceText.blocks(lines).stream().map(GroupsParser::joined).toList();
    }

    List<String> bullets(List<Line> lines) {
        return lines.stream().filter(line -> !line.isBlank()).map(this::bullet).toList();
    }

    List<Group> groups(List<Line> lines) {
        return bulleted ? markedGroups(lines) : blockGroups(lines);
    }

    List<Item> items(List<Line> lines) {
        List<Item> items = new ArrayList<>();
        List<List<Line>> blocks = SourceText.blocks(lines);
        for (int index = 0; index < blocks.size(); index += 2) {
            String title = title(blocks.get(index));
            if (index + 1 == blocks.size()) {
                emptyGroup(blocks.get(index).getLast());
            } else {
                items.add(new Item(title, joined(blocks.get(index + 1))));
            }
        }
        return List.copyOf(items);
    }

    private List<Group> markedGroups(List<Line> lines) {
        List<Group> groups = new ArrayList<>();
        Line title = null;
        List<String> bullets = new ArrayList<>();
        boolean afterBlank = true;
        for (Line line : lines) {
            if (line.isBlank()) {
                afterBlank = true;
                continue;
            }
            if (line.isBullet()) {
                if (title == null) {
                    findings.error(
                            line.number(), "archetype.bullet-outside-group", "No title stands above this bullet.");
                }
                bullets.add(bullet(line));
            } else if (!afterBlank) {
                findings.error(
                        line.number(),
                        "archetype.line-unexpected",
                        line.quoted() + " is neither a bullet nor, for want of a blank line above, a title.");
            } else {
                close(title, bullets, groups);
                title = line;
                bullets = new ArrayList<>();
            }
            afterBlank = false;
        }
        close(title, bullets, groups);
        return List.copyOf(groups);
    }

    private void close(@Nullable Line title, List<String> bullets, List<Group> groups) {
        if (title == null) {
            return;
        }
        if (bullets.isEmpty()) {
            emptyGroup(title);
        } else {
            groups.add(new Group(title.text().strip(), List.copyOf(bullets)));
        }
    }

    private List<Group> blockGroups(List<Line> lines) {
        List<Group> groups = new ArrayList<>();
        List<List<Line>> blocks = SourceText.blocks(lines);
        for (int index = 0; index < blocks.size(); index += 2) {
            String title = title(blocks.get(index));
            if (index + 1 == blocks.size()) {
                emptyGroup(blocks.get(index).getLast());
            } else {
                groups.add(new Group(title, bullets(blocks.get(index + 1))));
            }
        }
        return List.copyOf(groups);
    }

    private String title(List<Line> block) {
        if (block.size() > 1) {
            findings.error(
                    block.get(1).number(),
                    "archetype.line-unexpected",
                    "A title stands alone between blank lines, but "
                            + block.get(1).quoted() + " follows it.");
        }
        return block.getFirst().content();
    }

    private String bullet(Line line) {
        String content = line.content();
        if (content.isEmpty()) {
            findings.error(line.number(), "import.bullet-empty", "This bullet has no text.");
        }
        return content;
    }

    private void emptyGroup(Line title) {
        findings.error(title.number(), "archetype.group-empty", "Nothing follows the title " + title.quoted() + ".");
    }

    private static String joined(List<Line> block) {
        return block.stream().map(Line::content).collect(Collectors.joining(" "));
    }
}
