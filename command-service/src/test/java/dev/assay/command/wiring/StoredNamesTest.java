package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.command.Command;
import dev.assay.command.ServiceTest;
import dev.assay.events.AssayEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A class can be renamed without a thought for what is stored.
class StoredNamesTest extends ServiceTest {

    private static final Pattern PACKAGE =
            Pattern.compile("dev[./]assay|org[./]axonframework|java[./](lang|util|time)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    /// Two words at least, or it could be a word of somebody's text.
    private static final Pattern CLASS = Pattern.compile("([A-Z][a-z]+){2,}");

    @Test
    void noColumnOfAUsedDatabaseHoldsTheNameOfAClassOrPackage() {
        String probe = UUID.randomUUID().toString();
        for (int i = 0; i < 100; i++) {
            hr().post("/api/probes/" + probe, "{\"name\":\"name " + i + "\"}");
        }
        assertThat(jdbc().sql("SELECT count(*) FROM snapshot").query(Long.class).single())
                .isPositive();
        Set<String> classes = classes();
        assertThat(classes).contains("EngineerAggregate", "EngineerRated", "RateEngineer");

        Map<String, String> found = new TreeMap<>();
        for (String[] column : columns()) {
            String value = column[2].equals("bytea") ? "encode(" + column[1] + ", 'escape')" : column[1] + "::text";
            String all = "SELECT " + value + " FROM " + column[0] + " WHERE " + column[1] + " IS NOT NULL";
            try (Stream<String> texts = jdbc().sql(all).query((row, number) -> row.getString(1)).stream()) {
                texts.filter(text -> PACKAGE.matcher(text).find()
                                || WORD.matcher(text).results().anyMatch(word -> classes.contains(word.group())))
                        .findFirst()
                        .ifPresent(text -> found.put(column[0] + "." + column[1], text));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyStreamAndSnapshotIsStoredUnderANameThatIsGivenToIt() {
        assertThat(jdbc().sql("SELECT DISTINCT type FROM event UNION SELECT payload_type FROM snapshot")
                        .query(String.class)
                        .list())
                .isSubsetOf("engineer", "role-framework", "ladder", "alert-policy", "probe", "size");
    }

    private static List<String[]> columns() {
        return jdbc().sql("""
                        SELECT table_name, column_name, data_type FROM information_schema.columns
                        WHERE table_schema = 'public' AND data_type IN ('text', 'bytea', 'jsonb', 'character varying')
                        """)
                .query((row, number) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .list();
    }

    private static Set<String> classes() {
        ClassFileImporter importer = new ClassFileImporter();
        return Stream.of(Command.class, AssayEvent.class)
                .map(root -> root.getProtectionDomain().getCodeSource().getLocation())
                .flatMap(location -> importer.importUrl(location).stream())
                .map(JavaClass::getSimpleName)
                .filter(name -> CLASS.matcher(name).matches())
                .collect(Collectors.toSet());
    }
}
