package dev.assay.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.command.By;
import dev.assay.command.Unknown;
import dev.assay.command.reference.PublishedRubric;
import dev.assay.command.reference.Reference;
import dev.assay.command.reference.RoleCatalogue;
import dev.assay.command.reference.Standing;
import dev.assay.domain.AlertPolicy;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.kit.token.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation by every role on oneself, on somebody in one's line and on a stranger, against the table as a person
/// would write it down.
class AccessTableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final UUID CALLER = new UUID(0, 1);
    private static final UUID REPORT = new UUID(0, 2);
    private static final UUID STRANGER = new UUID(0, 3);
    private static final UUID NOBODY = new UUID(0, 4);
    private static final UUID SUPERIOR = new UUID(0, 5);

    /// Per operation: role and the scopes of whom it reaches; `-` reaches nobody. Columns: HR MANAGER DIRECTOR PANEL
    /// ENGINEER ANALYST SERVICE; letters: s oneself, l the own line, o others. Operators send no commands.
    private static final String TABLE = """
        REGISTER_ENGINEER     lo  -  -  -   - - -
        ASSIGN_MANAGER        lo  -  -  -   - - -
        CHANGE_ROLE           lo  -  -  -   - - -
        RECORD_DEPARTURE      lo  -  -  -   - - -
        CORRECT_DEPARTURE     lo  -  -  -   - - -
        REHIRE_ENGINEER       lo  -  -  -   - - -
        CHANGE_DETAILS        lo  -  -  -   - - -
        REVIEW_ROSTER_CHANGE  lo  -  -  -   - - -
        RECORD_EVIDENCE       slo l  l  -   s - -
        WITHDRAW_EVIDENCE     slo l  l  -   s - -
        RATE_ENGINEER         -   l  l  -   - - -
        REVIEW_RATING         lo  l  l  -   - - -
        REVISE_RATING         -   l  l  -   - - -
        CORRECT_RATING        lo  l  l  -   - - -
        RETRACT_RATING        lo  l  l  -   - - -
        SHARE_RATING          lo  l  l  -   - - -
        PROPOSE_PROMOTION     -   l  l  -   - - -
        WITHDRAW_PROMOTION    lo  l  l  -   - - -
        DECIDE_PROMOTION      -   -  l  lo  - - -
        RAISE_ALERT           -   -  -  -   - - lo
        ESCALATE_ALERT        -   -  -  -   - - lo
        RESOLVE_ALERT         -   -  -  -   - - lo
        ACKNOWLEDGE_ALERT     lo  l  l  -   - - -
        SNOOZE_ALERT          lo  l  l  -   - - -
        IMPORT_DOCUMENT       slo -  -  -   - - -
        IMPORT_HISTORY        slo -  -  -   - - -
        PUBLISH_ROLE_VERSION  slo -  -  -   - - -
        DEFINE_LADDER         slo -  -  -   - - -
        SET_ALERT_POLICY      slo -  -  -   - - -
        """;

    private final Access access = new TableAccess(new Organisation());

    static List<Arguments> table() {
        List<Arguments> cells = new ArrayList<>();
        rows().forEach((operation, columns) -> {
            for (Role role : Role.values()) {
                cells.add(Arguments.of(operation, role, role == Role.OPERATOR ? "-" : columns.get(role.ordinal())));
            }
        });
        return cells;
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @MethodSource("table")
    void everyOperationByEveryRoleIsAsWrittenDown(Operation operation, Role role, String reach) {
        Caller caller = caller(role);
        assertThat(may(caller, operation, CALLER)).as("on oneself").isEqualTo(reach.contains("s"));
        assertThat(may(caller, operation, REPORT)).as("in the line").isEqualTo(reach.contains("l"));
        assertThat(may(caller, operation, STRANGER)).as("on a stranger").isEqualTo(reach.contains("o"));
        assertThat(mayAtLarge(caller, operation))
                .as("on no engineer in particular")
                .isEqualTo(reach.contains("o"));
    }

    @Test
    void everyOperationIsWrittenDown() {
        assertThat(rows().keySet()).containsExactlyInAnyOrder(Operation.values());
    }

    @Test
    void aCallerWithoutRolesMayNothing() {
        for (Operation operation : Operation.values()) {
            assertThat(may(caller(), operation, CALLER)).isFalse();
            assertThat(mayAtLarge(caller(), operation)).isFalse();
        }
    }

    @Test
    void rolesAddUp() {
        Caller both = caller(Role.MANAGER, Role.ENGINEER);
        assertThat(may(both, Operation.RECORD_EVIDENCE, CALLER)).isTrue();
        assertThat(may(both, Operation.RECORD_EVIDENCE, REPORT)).isTrue();
        assertThat(may(both, Operation.RECORD_EVIDENCE, STRANGER)).isFalse();
    }

    @Test
    void aRatingIsForTheLineOfItsDayEverythingElseForTodaysLine() {
        Caller manager = caller(Role.MANAGER);
        Standing former = new Standing(true, null, null, List.of(CALLER), List.of(STRANGER), false);
        access.check(manager, Operation.RATE_ENGINEER, REPORT, former);
        for (Operation operation : List.of(
                Operation.REVISE_RATING,
                Operation.CORRECT_RATING,
                Operation.RETRACT_RATING,
                Operation.REVIEW_RATING,
                Operation.SHARE_RATING)) {
            assertThatThrownBy(() -> access.check(manager, operation, REPORT, former))
                    .isInstanceOf(Denied.class);
        }
    }

    @Test
    void whoHasLeftMayNothingWhateverTheirRoles() {
        Caller all = caller(Role.values());
        Standing left = new Standing(true, null, null, List.of(CALLER), List.of(CALLER), true);
        for (Operation operation : Operation.values()) {
            assertThatThrownBy(() -> access.check(all, operation, REPORT, left))
                    .isInstanceOfSatisfying(
                            Denied.class, denied -> assertThat(denied.code()).isEqualTo("access.departed"));
        }
    }

    @Test
    void evenHrDoesNotJudgeWhoStandsAboveThem() {
        Caller hr = caller(Role.HR);
        for (Operation operation : List.of(
                Operation.REVIEW_RATING, Operation.CORRECT_RATING, Operation.RETRACT_RATING, Operation.SHARE_RATING)) {
            assertThatThrownBy(() -> access.check(hr, operation, SUPERIOR))
                    .isInstanceOfSatisfying(
                            Denied.class, denied -> assertThat(denied.code()).isEqualTo("access.own-superior"));
        }
    }

    @Test
    void nobodyIsAboveThemselvesWhateverTheDataSay() {
        Standing circle = new Standing(true, null, null, List.of(STRANGER, CALLER), List.of(STRANGER, CALLER), false);
        assertThatThrownBy(() -> access.check(caller(Role.MANAGER), Operation.RECORD_EVIDENCE, CALLER, circle))
                .isInstanceOf(Denied.class);
    }

    @Test
    void anUnknownEngineerIsUnknownToThoseWhoMayAskAtAll() {
        assertThatThrownBy(() -> access.check(caller(Role.MANAGER), Operation.RATE_ENGINEER, NOBODY))
                .isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> access.check(caller(Role.ANALYST), Operation.RATE_ENGINEER, NOBODY))
                .isInstanceOf(Denied.class);
    }

    private static Map<Operation, List<String>> rows() {
        Map<Operation, List<String>> rows = new HashMap<>();
        TABLE.lines().forEach(line -> {
            List<String> words = List.of(line.trim().split("\\s+"));
            rows.put(Operation.valueOf(words.getFirst()), words.subList(1, words.size()));
        });
        return rows;
    }

    private static Caller caller(Role... roles) {
        Set<Role> all = EnumSet.noneOf(Role.class);
        all.addAll(List.of(roles));
        return new Caller(new By(CALLER, DAY), all, "key", "hash", null, null);
    }

    private boolean may(Caller caller, Operation operation, UUID engineer) {
        try {
            access.check(caller, operation, engineer);
            return true;
        } catch (Denied denied) {
            return false;
        }
    }

    private boolean mayAtLarge(Caller caller, Operation operation) {
        try {
            access.check(caller, operation);
            return true;
        } catch (Denied denied) {
            return false;
        }
    }

    /// The caller manages one engineer, through another, and has a superior.
    private static final class Organisation implements Reference {

        @Override
        public List<UUID> reportingLine(UUID engineerId, LocalDate on) {
            if (engineerId.equals(CALLER)) {
                return List.of(SUPERIOR);
            }
            return engineerId.equals(REPORT) ? List.of(STRANGER, CALLER) : List.of();
        }

        @Override
        public Standing standing(UUID engineerId, LocalDate on, By caller) {
            List<UUID> line = reportingLine(engineerId, on);
            return new Standing(!engineerId.equals(NOBODY), null, null, line, line, false);
        }

        @Override
        public List<NextRole> nextRolesBesides(String trackId) {
            return List.of();
        }

        @Override
        public RoleCatalogue roles() {
            return new RoleCatalogue(Set.of(), Map.of());
        }

        @Override
        public Optional<PublishedRubric> rubric(String roleId, LocalDate on) {
            return Optional.empty();
        }

        @Override
        public Optional<PublishedRubric> rubric(String roleId, int version) {
            return Optional.empty();
        }

        @Override
        public List<String> nextRoles(String roleId) {
            return List.of();
        }

        @Override
        public Optional<String> roleOf(UUID engineerId, LocalDate on) {
            return Optional.empty();
        }

        @Override
        public AlertPolicy alertPolicy(LocalDate on) {
            return AlertPolicy.DEFAULT;
        }

        @Override
        public Optional<String> roleWithTitle(String title) {
            return Optional.empty();
        }
    }
}
