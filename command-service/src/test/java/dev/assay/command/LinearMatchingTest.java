package dev.assay.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.events.AssayEvent;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No pattern takes more than twice the work for twice the text, whatever the text repeats. The characters that a
/// pattern looks at are counted.
class LinearMatchingTest {

    private static final int LENGTH = 600;
    private static final int HOPELESS = 50_000_000;

    /// Patterns that are looked for within a text; all others must fit the whole.
    private static final Set<String> SEARCHED = Set.of("POST_CONTENT", "LINE_END", "LIST");

    private static final Pattern WORDS = Pattern.compile("[A-Za-z&][A-Za-z& ]+");
    private static final List<String> REPEATED = List.of(
            " ", "\t", "a", "Z", "0", "-", ".", "/", "|", "@", ":", "{", "\"", "\u2022", "\u8A55", "a ", "a-", "\n");
    private static final List<String> BEFORE = List.of("", "\u2022", "-", "\"content\"", "https://", "a", "0");
    private static final List<String> AFTER = List.of("", "!", "\u2028x", " x", "\n", "\u0000");

    @Test
    void everyPatternLooksAtTwiceAsManyCharactersOfATextThatIsTwiceAsLong() throws ReflectiveOperationException {
        Map<String, Pattern> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(12).containsKeys("CLOUD_EVENT_TYPE", "LIKE_LEVEL");
        patterns.forEach(LinearMatchingTest::check);
    }

    private static void check(String name, Pattern pattern) {
        Set<String> repeated = new LinkedHashSet<>(REPEATED);
        Set<String> before = new LinkedHashSet<>(BEFORE);
        WORDS.matcher(pattern.pattern()).results().map(MatchResult::group).forEach(word -> {
            repeated.add(word);
            before.add(word);
        });
        for (String start : before) {
            for (String part : repeated) {
                for (String end : AFTER) {
                    long once = work(name, pattern, start, part, end, LENGTH);
                    long twice = work(name, pattern, start, part, end, 2 * LENGTH);
                    assertThat(twice)
                            .as("%s on `%s`, `%s` again and again, `%s`", name, start, part, end)
                            .isLessThan(3 * once + 1_000);
                }
            }
        }
    }

    private static long work(String name, Pattern pattern, String start, String part, String end, int length) {
        Counted text = new Counted(start + part.repeat(length / part.length()) + end);
        Matcher matcher = pattern.matcher(text);
        if (SEARCHED.contains(name)) {
            boolean found = matcher.find();
            while (found) {
                found = matcher.find();
            }
            return text.looks;
        }
        return matcher.matches() ? text.looks : text.looks;
    }

    private static Map<String, Pattern> patterns() throws ReflectiveOperationException {
        Map<String, Pattern> patterns = new TreeMap<>();
        ClassFileImporter classes = new ClassFileImporter();
        for (Class<?> root : List.of(Command.class, AssayEvent.class)) {
            for (JavaClass found :
                    classes.importUrl(root.getProtectionDomain().getCodeSource().getLocation())) {
                for (Field field : Class.forName(found.getName()).getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
                        field.setAccessible(true);
                        patterns.put(field.getName(), (Pattern) field.get(null));
                    }
                    addConstraints(field, patterns);
                    addConstraints(field.getAnnotatedType(), patterns);
                }
            }
        }
        return patterns;
    }

    private static void addConstraints(AnnotatedElement element, Map<String, Pattern> patterns) {
        for (var constraint : element.getAnnotationsByType(jakarta.validation.constraints.Pattern.class)) {
            patterns.put(constraint.regexp(), Pattern.compile(constraint.regexp()));
        }
        if (element instanceof AnnotatedParameterizedType list) {
            for (AnnotatedType argument : list.getAnnotatedActualTypeArguments()) {
                addConstraints(argument, patterns);
            }
        }
    }

    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > HOPELESS) {
                throw new AssertionError("Far too much work for " + text.length() + " characters");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
