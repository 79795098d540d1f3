package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What documents point at is there: the test behind a promise, the code behind a sentence, the page behind a word.
class DocumentLinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void everyLinkToAFileOfTheRepositoryLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            List<String> targets = LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.contains(":"))
                    .toList();
            links += targets.size();
            targets.stream()
                    .filter(target -> !Files.exists(document.resolveSibling(target)))
                    .map(target -> RunningStack.ROOT.relativize(document) + ": " + target)
                    .forEach(broken::add);
        }
        assertThat(links).isGreaterThan(50);
        assertThat(broken).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(RunningStack.ROOT.resolve("infra/docs"))) {
            return Stream.concat(Stream.of(RunningStack.ROOT.resolve("README.md")), docs.filter(file -> file.toString()
                            .endsWith(".md")))
                    .toList();
        }
    }
}
