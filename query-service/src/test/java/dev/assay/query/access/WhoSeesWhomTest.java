package dev.assay.query.access;

import static org.awaitility.Awaitility.await;

import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.RecordedEvent;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.kit.token.Role;
import dev.assay.query.EventStream;
import dev.assay.query.Histories;
import dev.assay.query.QueryServiceTest;
import dev.assay.query.Tables;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How much every role sees, by every operation, of the own record, of a report, of somebody with an open promotion
/// case, of a stranger and of a former report, as it is written down in `visibility/people.txt`.
class WhoSeesWhomTest extends QueryServiceTest {

    private static final LocalDate DAY = LocalDate.now(CLOCK).minusYears(1);

    private static final Set<Operation> ABOUT_PEOPLE = EnumSet.complementOf(EnumSet.of(
            Operation.READ_ROLES, Operation.READ_DRAFT_ROLES, Operation.REBUILD_VIEW, Operation.OPERATE_DEAD_LETTERS));

    private static final UUID READER = UUID.randomUUID();
    private static final UUID LEAVER = UUID.randomUUID();

    private static final Map<String, UUID> PEOPLE = new LinkedHashMap<>();

    static {
        for (String relation : List.of("report", "open-case", "foreign", "former")) {
            PEOPLE.put(relation, UUID.randomUUID());
        }
    }

    @BeforeAll
    static void organisation() {
        service();
        UUID other = UUID.randomUUID();
        EventStream.publish(
                Histories.registered(other, "EM", null, DAY),
                Histories.registered(READER, "EM", null, DAY),
                Histories.registered(LEAVER, "EM", null, DAY),
                new EngineerDeparted(LEAVER, null, LocalDate.now(CLOCK)),
                Histories.registered(person("report"), "IMPE", READER, DAY),
                Histories.registered(person("foreign"), "IMPE", other, DAY),
                Histories.registered(person("open-case"), "IMPE", other, DAY),
                new PromotionProposed(
                        person("open-case"), UUID.randomUUID(), other, "IMPE", "SPE", "Ready", null, DAY, DAY),
                new PromotionProposed(READER, UUID.randomUUID(), other, "IMPE", "SPE", "Ready", null, DAY, DAY));
        RecordedEvent last = EventStream.publish(
                Histories.registered(person("former"), "IMPE", READER, DAY),
                new ManagerAssigned(person("former"), READER, other, null, DAY.plusMonths(6)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/api/engineers/" + person("former") + "?minVersion=" + last.version(), HR, "HR")
                                .statusCode()
                        == 200);
    }

    @Test
    void everyRoleSeesOfEveryPersonWhatTheTableSays() {
        List<String> lines = new ArrayList<>();
        for (Operation operation : ABOUT_PEOPLE) {
            for (Role role : Role.values()) {
                lines.add(line(operation.name(), role.name(), operation, READER, Set.of(role)));
            }
        }
        for (Operation operation : ABOUT_PEOPLE) {
            lines.add(line(operation.name(), "ALL-OF-THEM", operation, READER, Set.of(Role.values())));
            lines.add(line(operation.name(), "HAS-LEFT", operation, LEAVER, Set.of(Role.values())));
        }
        Tables.assertEqualTo("visibility/people.txt", lines);
    }

    private static String line(String name, String who, Operation operation, UUID reader, Set<Role> roles) {
        StringBuilder line = new StringBuilder(String.format("%-22s %-12s", name, who));
        Access access = service().getBean(Access.class);
        Caller caller = new Caller(reader, roles);
        line.append(String.format(" %-11s", visibility(access, caller, operation, reader)));
        PEOPLE.values()
                .forEach(person -> line.append(String.format(" %-11s", visibility(access, caller, operation, person))));
        return line.toString().stripTrailing();
    }

    private static String visibility(Access access, Caller caller, Operation operation, UUID person) {
        try {
            Visibility visibility = access.check(caller, operation, person);
            return visibility.name();
        } catch (Denied denied) {
            return denied.code().equals("access.departed") ? "departed" : "-";
        }
    }

    private static UUID person(String relation) {
        return Objects.requireNonNull(PEOPLE.get(relation));
    }
}
