package dev.assay.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractArchitectureTest {

    private static final Set<String> FREE_TEXT =
            Set.of("reason", "rationale", "summary", "name", "email", "links", "exception", "dampenersConsidered");

    /// Words about roles, ladders and rubrics, which are no people.
    private static final Set<Class<?>> ABOUT_NO_PERSON =
            Set.of(FrameworkEvent.LadderDefined.class, FrameworkEvent.Archetype.class);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(EventTypes.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void theContractNeedsNoFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.assay.events",
                        "dev.assay.domain",
                        "java..",
                        "org.jspecify.annotations",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation",
                        "io.cloudevents..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.common.header..",
                        "org.apache.kafka.common.utils",
                        "javax.crypto..")
                .check(CLASSES);
    }

    @Test
    void theMeaningOfEventsNeedsTheEventsAndTheJdkAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.domain")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("dev.assay.domain", "dev.assay.events", "java..", "org.jspecify.annotations")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.assay.events")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.assay.domain")
                .check(CLASSES);
    }

    @Test
    void timeAndIdsComeFromOutside() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(CLASSES);
    }

    @Test
    void everyEventIsRegisteredUnderOneName() {
        List<Class<?>> events = eventsOf(AssayEvent.class).toList();

        assertThat(events).hasSizeGreaterThan(20).allSatisfy(event -> assertThat(
                        EventTypes.classOf(EventTypes.of(event)))
                .isEqualTo(event));
        assertThat(EventTypes.all()).doesNotHaveDuplicates().hasSameSizeAs(events);
    }

    @Test
    void persistedNamesTellCapabilityAndFact() {
        assertThat(EventTypes.all()).allSatisfy(type -> assertThat(type.name()).matches("[a-z]+\\.[a-z]+(-[a-z]+)+"));
    }

    @Test
    void eventsHoldOnlyTypesOfTheJdkAndRecordsOfTheirOwn() {
        recordsOfAllEvents().forEach(record -> Arrays.stream(record.getRecordComponents())
                .forEach(component -> assertThat(isPlain(component.getGenericType()))
                        .as("%s.%s", record.getSimpleName(), component.getName())
                        .isTrue()));
    }

    @Test
    void freeTextIsMarkedAsPersonal() {
        List<RecordComponent> freeText = recordsOfAllEvents().stream()
                .filter(record -> !ABOUT_NO_PERSON.contains(record))
                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .filter(component -> FREE_TEXT.contains(component.getName()))
                .toList();

        assertThat(freeText).hasSizeGreaterThan(15).allSatisfy(component -> assertThat(
                        component.isAnnotationPresent(Personal.class))
                .as("%s.%s", component.getDeclaringRecord().getSimpleName(), component.getName())
                .isTrue());
    }

    private static Stream<Class<?>> eventsOf(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(permitted -> permitted.isRecord() ? Stream.of(permitted) : eventsOf(permitted));
    }

    private static Set<Class<?>> recordsOfAllEvents() {
        Set<Class<?>> records = new HashSet<>();
        eventsOf(AssayEvent.class).forEach(event -> collect(event, records));
        return records;
    }

    private static void collect(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType list) {
            collect(list.getActualTypeArguments()[0], records);
        } else if (type instanceof Class<?> record && record.isRecord() && records.add(record)) {
            Arrays.stream(record.getRecordComponents())
                    .forEach(component -> collect(component.getGenericType(), records));
        }
    }

    private static boolean isPlain(Type type) {
        if (type instanceof ParameterizedType list) {
            return list.getRawType() == List.class && isPlain(list.getActualTypeArguments()[0]);
        }
        return Set.of(int.class, String.class, UUID.class, LocalDate.class).contains(type)
                || (type instanceof Class<?> nested
                        && nested.isRecord()
                        && AssayEvent.class.isAssignableFrom(nested.getDeclaringClass()));
    }
}
