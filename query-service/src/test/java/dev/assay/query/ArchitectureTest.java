package dev.assay.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.assay.query.feed.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .importUrl(QueryServiceApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    private static final List<String> VIEWS =
            List.of("alerts", "audit", "engineers", "promotions", "ratings", "roles", "timeline", "watch");

    @Test
    void viewsNeverImportEachOther() {
        for (String view : VIEWS) {
            String[] others = VIEWS.stream()
                    .filter(other -> !other.equals(view))
                    .map(other -> "dev.assay.query." + other + "..")
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.assay.query." + view + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        }
    }

    @Test
    void packagesFormNoCycles() {
        check(slices().matching("dev.assay.query.(*)..").should().beFreeOfCycles());
    }

    @Test
    void nobodyImportsTheWiring() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..wiring.."));
    }

    @Test
    void projectionsArePure() {
        check(noClasses()
                .that()
                .implement(View.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.mongodb", "com.mongodb.client", "org.apache.kafka..", "org.springframework.web.."));
    }

    @Test
    void timeAndChanceEnterInTheWiringOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..wiring..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    void everyViewIsAComponentOfItsOwnPackage() {
        check(classes()
                .that()
                .implement(View.class)
                .should()
                .resideInAnyPackage(
                        VIEWS.stream().map(view -> "dev.assay.query." + view).toArray(String[]::new)));
    }

    private static void check(ArchRule rule) {
        rule.check(CODE);
    }
}
