package dev.assay.command;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.command.access.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

    private static final String ROOT = "dev.assay.command";
    private static final String[] CAPABILITIES = {ROOT + ".engineer..", ROOT + ".framework..", ROOT + ".imports.."};

    /// The main classes alone: tests may do what they like.
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Command.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void decidersAndParsersKnowNeitherAxonNorSpring() {
        DescribedPredicate<JavaClass> shells = nameMatching(".*(Api|Aggregate|Configuration)(\\$.*)?")
                .as("shells")
                .forSubtype();
        classes()
                .that(resideInAnyPackage(CAPABILITIES).and(DescribedPredicate.not(shells)))
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(
                        resideInAnyPackage("org.axonframework..", "org.springframework..", "jakarta.servlet..")))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engineer", "framework"})
    void capabilitiesMeetOnlyThroughEventsAndValues(String capability) {
        String[] others = List.of("engineer", "framework", "imports").stream()
                .filter(other -> !other.equals(capability))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + capability + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }

    @Test
    void theCommonPartsKnowNoCapability() {
        noClasses()
                .that(resideInAnyPackage(
                        ROOT + ".ledger..", ROOT + ".gateway..", ROOT + ".access..", ROOT + ".reference.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CAPABILITIES)
                .check(CLASSES);
    }

    @Test
    void nobodyImportsTheWiring() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + ".wiring..")))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".wiring.."))
                .check(CLASSES);
    }

    @Test
    void timeAndIdsEnterOnlyThroughTheWiring() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + ".wiring..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(CLASSES);
    }

    /// What takes no caller cannot have asked who may.
    @Test
    void everyEndpointTakesTheCaller() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .and()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(haveRawParameterTypes(
                        DescribedPredicate.describe("that contain the caller", types -> types.stream()
                                .anyMatch(type -> type.isEquivalentTo(Caller.class)))))
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsAndThatNullIsMarked() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            List<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(packages).isNotEmpty().allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
                    .content()
                    .startsWith("///")
                    .contains("@NullMarked"));
        }
    }
}
