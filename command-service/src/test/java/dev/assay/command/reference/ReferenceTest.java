package dev.assay.command.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.By;
import dev.assay.command.ServiceTest;
import dev.assay.domain.AlertPolicy;
import dev.assay.events.AssayEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.Archetype;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.FrameworkEvent.Rubric;
import dev.assay.events.FrameworkEvent.Side;
import dev.assay.events.FrameworkEvent.Term;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.Streams;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceTest extends ServiceTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private final Reference reference = bean(Reference.class);
    private final Map<String, Long> versions = new HashMap<>();
    private final String role = "R" + UUID.randomUUID();

    @Test
    void theReportingLineIsTransitiveAndDated() {
        UUID head = registered(null);
        UUID oldManager = registered(head);
        UUID newManager = registered(oldManager);
        UUID engineer = registered(oldManager);
        happened(engineer, new ManagerAssigned(engineer, oldManager, newManager, null, MAY));

        assertThat(reference.reportingLine(engineer, MARCH.minusDays(1))).isEmpty();
        assertThat(reference.reportingLine(engineer, MAY.minusDays(1))).containsExactly(oldManager, head);
        assertThat(reference.reportingLine(engineer, MAY)).containsExactly(newManager, oldManager, head);
        assertThat(reference.reportingLine(head, JULY)).isEmpty();
        assertThat(reference.standing(engineer, MAY, new By(head, MAY)).known()).isTrue();
        assertThat(reference.standing(UUID.randomUUID(), MAY, new By(head, MAY)).known())
                .isFalse();
    }

    @Test
    void aCircleOfManagersComesToAnEnd() {
        UUID one = registered(null);
        UUID two = registered(one);
        UUID three = registered(two);
        jdbc().sql("INSERT INTO reference_manager VALUES (?, 99, ?, ?)")
                .params(one, three, MAY)
                .update();
        assertThat(reference.reportingLine(one, MAY)).containsExactly(three, two);
        assertThat(reference.reportingLine(three, MAY)).containsExactly(two, one);
    }

    @Test
    void theRoleIsTheOneThatHoldsOnTheDay() {
        UUID engineer = registered(null);
        UUID panel = UUID.randomUUID();
        happened(
                engineer,
                new PromotionApproved(engineer, UUID.randomUUID(), panel, role, "SPE", "Ready", JULY),
                new RoleChanged(engineer, role, "TTL", "Moves", MAY));
        assertThat(reference.roleOf(engineer, MARCH.minusDays(1))).isEmpty();
        assertThat(reference.roleOf(engineer, MARCH)).contains(role);
        assertThat(reference.roleOf(engineer, MAY)).contains("TTL");
        assertThat(reference.roleOf(engineer, JULY)).contains("SPE");
    }

    @Test
    void aRubricHoldsFromItsPublicationUntilTheNext() {
        happened(
                Streams.role(role),
                drafted(1, "RUBRIC", "Engineer " + role, "hash-1", rubric("NONE")),
                drafted(2, "RUBRIC", "Engineer " + role, "hash-2", rubric("DUE")),
                drafted(3, "ARCHETYPE", "Plumber " + role, "hash-3", null));
        assertThat(reference.rubric(role, JULY)).isEmpty();
        assertThat(reference.rubric(role, 1)).isEmpty();
        assertThat(reference.roleWithTitle("engineer " + role)).contains(role);
        assertThat(reference.roleWithTitle("PLUMBER " + role)).contains(role);
        assertThat(reference.roleWithTitle("nobody " + role)).isEmpty();

        UUID by = UUID.randomUUID();
        happened(
                Streams.role(role),
                new RoleVersionPublished(role, 1, "hash-1", by, MARCH),
                // It carries the second version's rubric over.
                new RoleVersionPublished(role, 3, "hash-2", by, MAY));
        assertThat(reference.rubric(role, MARCH.minusDays(1))).isEmpty();
        assertThat(reference.rubric(role, MAY.minusDays(1)))
                .hasValueSatisfying(rubric -> assertThat(rubric.version()).isEqualTo(1));
        PublishedRubric latest = reference.rubric(role, JULY).orElseThrow();
        assertThat(latest.version()).isEqualTo(3);
        assertThat(latest.hash()).isEqualTo("hash-2");
        assertThat(latest.publishedFrom()).isEqualTo(MAY);
        assertThat(latest.cell(4, "High"))
                .hasValueSatisfying(cell -> assertThat(cell.urgency()).isEqualTo("DUE"));
        assertThat(reference.rubric(role, 2)).isEmpty();
    }

    @Test
    void nextRolesAreThoseOfTheLadderAsItIsNow() {
        String track = UUID.randomUUID().toString();
        happened(
                Streams.ladder(track),
                new LadderDefined(
                        track, "Track", List.of(), List.of(new NextRole(role, "B"), new NextRole(role, "A")), MARCH));
        assertThat(reference.nextRoles(role)).containsExactly("A", "B");
        happened(
                Streams.ladder(track),
                new LadderDefined(track, "Track", List.of(), List.of(new NextRole(role, "C")), MAY));
        assertThat(reference.nextRoles(role)).containsExactly("C");
        assertThat(reference.nextRoles("C" + role)).isEmpty();
    }

    @Test
    void theAlertPolicyIsTheBuiltInOneUntilAnotherTakesHold() {
        // Days so far ahead that no other test looks there.
        LocalDate first = LocalDate.of(2190, 1, 1);
        assertThat(reference.alertPolicy(MARCH).version()).isLessThan(900);
        List<Term> terms = List.of(new Term("DUE", 10, "HIGH", 5));
        happened("policy-" + role, new AlertPolicySet(900, terms, 7, HR, "Stricter", first));
        happened("policy-" + role, new AlertPolicySet(901, List.of(), 8, HR, "None", first.plusDays(10)));
        assertThat(reference.alertPolicy(first)).isEqualTo(new AlertPolicy(900, terms, 7));
        assertThat(reference.alertPolicy(first.plusDays(10)).version()).isEqualTo(901);
        assertThat(reference.alertPolicy(first.minusDays(1)).version()).isLessThan(900);
        assertThat(reference.alertPolicy(LocalDate.of(1990, 1, 1))).isEqualTo(AlertPolicy.DEFAULT);
    }

    private UUID registered(@Nullable UUID manager) {
        UUID engineer = UUID.randomUUID();
        happened(engineer, new EngineerRegistered(engineer, "Name", engineer + "@example.org", role, manager, MARCH));
        return engineer;
    }

    private RoleVersionDrafted drafted(int version, String kind, String title, String hash, @Nullable Rubric rubric) {
        Archetype archetype = rubric != null
                ? null
                : new Archetype(
                        "Track", 3, 4, List.of(), "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return new RoleVersionDrafted(role, version, UUID.randomUUID(), kind, title, hash, archetype, rubric, MARCH);
    }

    private static Rubric rubric(String urgency) {
        Side side = new Side(urgency, List.of("i"), List.of("e"), List.of("d"), List.of());
        return new Rubric(List.of(new Cell(4, "Leading", "High", urgency, side, side)));
    }

    private void happened(UUID engineer, AssayEvent... events) {
        happened(Streams.engineer(engineer), events);
    }

    /// As if aggregates had decided these, in one transaction.
    private void happened(String stream, AssayEvent... events) {
        var work = DefaultUnitOfWork.startAndGet(null);
        work.attachTransaction(bean(TransactionManager.class));
        work.execute(() -> {
            for (AssayEvent event : events) {
                long version = versions.merge(stream, 0L, (before, none) -> before + 1);
                Map<String, String> origin = Map.of(
                        "actor", HR.toString(),
                        "command", UUID.randomUUID().toString(),
                        "correlation", UUID.randomUUID().toString());
                bean(EventStore.class)
                        .publish(new GenericDomainEventMessage<>("Reference", stream, version, event, origin));
            }
        });
    }
}
