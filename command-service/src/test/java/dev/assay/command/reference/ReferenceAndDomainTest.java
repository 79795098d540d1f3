package dev.assay.command.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ServiceTest;
import dev.assay.domain.EffectiveDated;
import dev.assay.domain.Employment;
import dev.assay.domain.EngineerState;
import dev.assay.events.EngineerEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.Streams;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

/// The queries and functions of the database read the same facts as `dev.assay.domain`, over random data.
class ReferenceAndDomainTest extends ServiceTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int PEOPLE = 40;
    private static final int DAYS = 30;

    private final Random random = new Random(24);
    private final Map<UUID, EngineerState> states = new LinkedHashMap<>();
    private final Map<UUID, Long> versions = new HashMap<>();

    @Test
    void rolesAndReportingLinesOfEveryDayAreThoseOfTheDomain() {
        Reference reference = bean(Reference.class);
        for (int person = 0; person < PEOPLE; person++) {
            somebody();
        }
        for (UUID person : states.keySet()) {
            for (int day = -1; day <= DAYS; day++) {
                LocalDate on = FIRST.plusDays(day);
                assertThat(reference.roleOf(person, on)).isEqualTo(role(person, on));
                assertThat(reference.reportingLine(person, on)).isEqualTo(line(person, on));
            }
        }
    }

    /// Managers are among those who came before, so that nobody becomes their own superior.
    private void somebody() {
        UUID person = UUID.randomUUID();
        List<UUID> before = new ArrayList<>(states.keySet());
        UUID manager = before.isEmpty() ? null : oneOf(before);
        List<EngineerEvent> events = new ArrayList<>();
        events.add(new EngineerRegistered(person, "Name", person + "@example.org", "R0", manager, day()));
        for (int change = random.nextInt(12); change > 0; change--) {
            if (random.nextBoolean() && !before.isEmpty()) {
                events.add(new ManagerAssigned(person, null, oneOf(before), null, day()));
            } else if (random.nextInt(3) == 0) {
                events.add(new PromotionApproved(
                        person, UUID.randomUUID(), HR, "R0", "R" + random.nextInt(4), "Ready", day()));
            } else {
                events.add(new RoleChanged(person, "R0", "R" + random.nextInt(4), "A move", day()));
            }
        }
        store(person, events);
        EngineerState state = EngineerState.UNREGISTERED;
        for (EngineerEvent event : events) {
            state = EngineerState.evolve(state, event);
        }
        states.put(person, state);
    }

    private Optional<String> role(UUID person, LocalDate on) {
        return EffectiveDated.on(employment(person).roles(), on)
                .map(held -> held.value().roleId());
    }

    private List<UUID> line(UUID person, LocalDate on) {
        List<UUID> line = new ArrayList<>();
        Optional<UUID> next = employment(person).managerOn(on);
        while (next.isPresent()) {
            line.add(next.get());
            next = employment(next.get()).managerOn(on);
        }
        return line;
    }

    private Employment employment(UUID person) {
        return states.getOrDefault(person, EngineerState.UNREGISTERED).employment();
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private UUID oneOf(List<UUID> people) {
        return people.get(random.nextInt(people.size()));
    }

    /// As if the engineer's aggregate had decided these, in one transaction.
    private void store(UUID person, List<EngineerEvent> events) {
        var work = DefaultUnitOfWork.startAndGet(null);
        work.attachTransaction(bean(TransactionManager.class));
        work.execute(() -> {
            for (EngineerEvent event : events) {
                long version = versions.merge(person, 0L, (before, none) -> before + 1);
                Map<String, String> origin = Map.of(
                        "actor", HR.toString(),
                        "command", UUID.randomUUID().toString(),
                        "correlation", UUID.randomUUID().toString());
                bean(EventStore.class)
                        .publish(new GenericDomainEventMessage<>(
                                "Reference", Streams.engineer(person), version, event, origin));
            }
        });
    }
}
