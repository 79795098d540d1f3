package dev.assay.command.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import dev.assay.command.Unknown;
import dev.assay.command.framework.RoleCommand.DraftRoleVersion;
import dev.assay.command.framework.RoleCommand.PublishRoleVersion;
import dev.assay.events.EventJson;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.Archetype;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleFrameworkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final By HR = new By(new UUID(0, 1), TODAY);
    private static final RoleId ROLE = new RoleId("MDE");
    private static final RolePart RUBRIC = new RolePart.OfRubric(Rubrics.complete());
    private static final RolePart INCOMPLETE = new RolePart.OfRubric(Rubrics.incomplete());
    private static final RolePart ARCHETYPE = new RolePart.OfArchetype(new Archetype(
            "Track", 3, 4, List.of(), "Summary", List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));

    private RoleFramework state = RoleFramework.NONE;
    private int imports;

    private List<FrameworkEvent> when(RoleCommand command) {
        List<FrameworkEvent> events = RoleFramework.decide(command, state);
        for (FrameworkEvent event : events) {
            state = RoleFramework.evolve(state, event);
        }
        return events;
    }

    private List<FrameworkEvent> draft(RolePart part, String hash) {
        return when(new DraftRoleVersion(ROLE, new UUID(1, ++imports), "Mid Data Engineer", hash, part, HR));
    }

    private List<FrameworkEvent> publish(int version, @Nullable LocalDate effectiveOn) {
        return when(new PublishRoleVersion(ROLE, version, effectiveOn, HR));
    }

    private static void assertRejected(String code, ThrowingCallable attempt) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(attempt)
                .matches(rejected -> rejected.code().equals(code), code);
    }

    @Test
    void anImportDraftsTheNextVersionWithItsPartAlone() {
        assertThat(draft(ARCHETYPE, "a1")).singleElement().satisfies(event -> {
            RoleVersionDrafted drafted = (RoleVersionDrafted) event;
            assertThat(drafted.version()).isEqualTo(1);
            assertThat(drafted.kind()).isEqualTo("ARCHETYPE");
            assertThat(drafted.archetype()).isNotNull();
            assertThat(drafted.rubric()).isNull();
            assertThat(drafted.effectiveOn()).isEqualTo(TODAY);
        });
        assertThat(draft(RUBRIC, "r1")).singleElement().satisfies(event -> {
            RoleVersionDrafted drafted = (RoleVersionDrafted) event;
            assertThat(drafted.version()).isEqualTo(2);
            assertThat(drafted.archetype()).isNull();
            assertThat(drafted.rubric()).isEqualTo(Rubrics.complete());
        });
    }

    @Test
    void identicalBytesAgainChangeNothingAndKeepTheFirstImport() {
        draft(RUBRIC, "r1");
        draft(ARCHETYPE, "a1");

        assertThat(draft(RUBRIC, "r1")).isEmpty();
        assertThat(state.latest("RUBRIC"))
                .isNotNull()
                .extracting(RoleFramework.Imported::importId, RoleFramework.Imported::version)
                .containsExactly(new UUID(1, 1), 1);
    }

    @Test
    void changedBytesDraftAVersionThatCarriesTheOtherPartOver() {
        draft(RUBRIC, "r1");
        draft(ARCHETYPE, "a1");
        draft(ARCHETYPE, "a2");

        assertThat(publish(3, null)).containsExactly(new RoleVersionPublished("MDE", 3, "r1", HR.actorId(), TODAY));
    }

    @Test
    void anEarlierDocumentComesBackAsANewVersion() {
        draft(RUBRIC, "r1");
        draft(RUBRIC, "r2");

        assertThat(draft(RUBRIC, "r1")).hasSize(1);
    }

    @Test
    void aVersionWithoutRubricIsNotPublished() {
        draft(ARCHETYPE, "a1");

        assertRejected("framework.version-incomplete", () -> publish(1, null));
    }

    @Test
    void anIncompleteRubricIsNotPublishedAndItsGapsAreNamed() {
        draft(INCOMPLETE, "r1");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> publish(1, null))
                .withMessage("The rubric of version 1 lacks 3/Low Individual Dampeners, 5/High.")
                .matches(rejected -> rejected.code().equals("framework.version-incomplete"));
    }

    @Test
    void publishingTwiceChangesNothing() {
        draft(RUBRIC, "r1");
        publish(1, TODAY.minusYears(2));

        assertThat(publish(1, null)).isEmpty();
        assertThat(publish(1, TODAY.minusYears(2))).isEmpty();
    }

    @Test
    void aPublishedVersionKeepsItsDay() {
        draft(RUBRIC, "r1");
        publish(1, TODAY.minusYears(2));

        assertRejected("framework.version-already-published", () -> publish(1, TODAY));
    }

    @Test
    void importingAfterPublicationLeavesThePublishedVersionAlone() {
        draft(RUBRIC, "r1");
        publish(1, null);
        draft(INCOMPLETE, "r2");

        assertThat(publish(1, null)).isEmpty();
        assertRejected("framework.version-incomplete", () -> publish(2, null));
    }

    @Test
    void versionsComeIntoUseInTheirOrder() {
        draft(RUBRIC, "r1");
        draft(RUBRIC, "r2");
        draft(RUBRIC, "r3");
        publish(2, TODAY.minusDays(10));

        assertRejected("framework.version-superseded", () -> publish(1, TODAY.minusDays(20)));
        assertRejected("framework.publication-out-of-order", () -> publish(3, TODAY.minusDays(11)));
        assertThat(publish(3, TODAY.minusDays(10))).hasSize(1);
    }

    @Test
    void theFirstDayOfUseIsNeitherLongPastNorFarAhead() {
        draft(RUBRIC, "r1");

        for (LocalDate day :
                List.of(LocalDate.of(1999, 12, 31), TODAY.plusYears(1).plusDays(1), LocalDate.MAX)) {
            assertRejected("framework.effective-on-out-of-range", () -> publish(1, day));
        }
        assertThat(publish(1, TODAY.plusYears(1))).hasSize(1);
    }

    @Test
    void unknownRolesAndVersionsAreNamed() {
        assertThatExceptionOfType(Unknown.class)
                .isThrownBy(() -> publish(1, null))
                .matches(unknown -> unknown.code().equals("framework.role-unknown"));
        draft(RUBRIC, "r1");
        assertThatExceptionOfType(Unknown.class)
                .isThrownBy(() -> publish(2, null))
                .matches(unknown -> unknown.code().equals("framework.version-unknown"));
    }

    @Test
    void aRoleIdIsShortAndFitsIntoAnAddress() {
        for (String id : List.of("", "1A", "a b", "a/b", "é", "x".repeat(51))) {
            assertRejected("framework.role-id-malformed", () -> new RoleId(id));
        }
        assertThat(new RoleId("x".repeat(50)).value()).hasSize(50);
    }

    @Test
    void theStateSurvivesASnapshot() {
        draft(ARCHETYPE, "a1");
        draft(INCOMPLETE, "r1");
        draft(RUBRIC, "r2");
        publish(3, null);

        byte[] snapshot = EventJson.mapper().writeValueAsBytes(state);

        assertThat(EventJson.mapper().readValue(snapshot, RoleFramework.class)).isEqualTo(state);
    }
}
