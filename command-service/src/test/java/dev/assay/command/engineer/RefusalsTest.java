package dev.assay.command.engineer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The refusals are part of the contract: the document and the code name the same ones.
class RefusalsTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "assay", "command", "engineer");
    private static final Path DOCUMENT = Path.of("..", "infra", "docs", "commands.md");
    private static final String CODE = "(engineer|evidence|rating|promotion|alert)\\.[a-z]+(-[a-z]+)*";

    /// [Rules] makes these of a theme and a rule.
    private static final Set<String> COMPOSED = Set.of(
            "engineer.before-registration",
            "engineer.email-taken",
            "engineer.role-unknown",
            "engineer.too-far-ahead",
            "engineer.unknown",
            "evidence.before-registration",
            "evidence.effective-in-future",
            "promotion.before-registration",
            "promotion.role-unknown",
            "promotion.too-far-ahead",
            "rating.before-registration",
            "rating.effective-in-future");

    @Test
    void everyRefusalIsDocumentedAndNoOther() throws IOException {
        Set<String> documented = matches(Pattern.compile("`(" + CODE + ")`"), Files.readString(DOCUMENT));

        Set<String> written = new TreeSet<>(COMPOSED);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            sources.forEach(source -> written.addAll(matches(Pattern.compile("\"(" + CODE + ")\""), read(source))));
        }
        assertThat(documented).isEqualTo(written);
    }

    @Test
    void everyReasonCodeIsDocumented() throws IOException {
        String document = Files.readString(DOCUMENT);
        for (Enum<?>[] act : new Enum<?>[][] {
            RatingCommand.RevisionReason.values(),
            RatingCommand.CorrectionReason.values(),
            RatingCommand.RetractionReason.values(),
            EvidenceCommand.WithdrawalReason.values(),
            RosterCommand.DepartureCorrection.values(),
            PromotionCommand.WithdrawalReason.values()
        }) {
            String row = Arrays.stream(act).map(code -> "`" + code.name() + "`").collect(Collectors.joining(", "));
            assertThat(document).contains("| " + row + " |");
        }
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
