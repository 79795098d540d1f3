package dev.assay.command.access;

import static dev.assay.command.access.AccessTable.Scope.ANY;
import static dev.assay.command.access.AccessTable.Scope.LINE;
import static dev.assay.command.access.AccessTable.Scope.SELF;

import dev.assay.kit.token.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Who may do what, and to whom. What is not written here is denied.
final class AccessTable {

    enum Scope {
        /// Every engineer, or no engineer in particular.
        ANY,
        /// Engineers below the caller in the reporting line.
        LINE,
        /// The caller alone.
        SELF
    }

    /// A role with the scope in which it may.
    record Grant(Role role, Scope scope) {}

    private AccessTable() {}

    static Set<Grant> grants(Operation operation) {
        return switch (operation) {
            case REGISTER_ENGINEER,
                    ASSIGN_MANAGER,
                    CHANGE_ROLE,
                    RECORD_DEPARTURE,
                    CORRECT_DEPARTURE,
                    REHIRE_ENGINEER,
                    CHANGE_DETAILS,
                    REVIEW_ROSTER_CHANGE,
                    IMPORT_DOCUMENT,
                    IMPORT_HISTORY,
                    PUBLISH_ROLE_VERSION,
                    DEFINE_LADDER,
                    SET_ALERT_POLICY -> Set.of(hr());
            case RECORD_EVIDENCE, WITHDRAW_EVIDENCE -> Set.of(hr(), manager(), director(), engineer());
            case RATE_ENGINEER, REVISE_RATING, PROPOSE_PROMOTION -> Set.of(manager(), director());
            case REVIEW_RATING, CORRECT_RATING, RETRACT_RATING, SHARE_RATING, WITHDRAW_PROMOTION ->
                Set.of(hr(), manager(), director());
            case DECIDE_PROMOTION -> Set.of(new Grant(Role.PANEL, ANY), director());
            case RAISE_ALERT, ESCALATE_ALERT, RESOLVE_ALERT -> Set.of(new Grant(Role.SERVICE, ANY));
            case ACKNOWLEDGE_ALERT, SNOOZE_ALERT -> Set.of(hr(), manager(), director());
        };
    }

    /// R21: whatever their roles, nobody acts on their own record. Evidence has rules of its own: of oneself one
    // records
    /// what is of kind SELF, and withdraws what one recorded. The rest names no engineer's record.
    static boolean neverOnOneself(Operation operation) {
        return switch (operation) {
            case RECORD_EVIDENCE,
                    WITHDRAW_EVIDENCE,
                    IMPORT_DOCUMENT,
                    IMPORT_HISTORY,
                    PUBLISH_ROLE_VERSION,
                    DEFINE_LADDER,
                    SET_ALERT_POLICY -> false;
            case REGISTER_ENGINEER,
                    ASSIGN_MANAGER,
                    CHANGE_ROLE,
                    RECORD_DEPARTURE,
                    CORRECT_DEPARTURE,
                    REHIRE_ENGINEER,
                    CHANGE_DETAILS,
                    REVIEW_ROSTER_CHANGE,
                    RATE_ENGINEER,
                    REVIEW_RATING,
                    REVISE_RATING,
                    CORRECT_RATING,
                    RETRACT_RATING,
                    SHARE_RATING,
                    PROPOSE_PROMOTION,
                    WITHDRAW_PROMOTION,
                    DECIDE_PROMOTION,
                    RAISE_ALERT,
                    ESCALATE_ALERT,
                    RESOLVE_ALERT,
                    ACKNOWLEDGE_ALERT,
                    SNOOZE_ALERT -> true;
        };
    }

    /// Judgements that nobody makes about those above them, also not as HR. The decider of a promotion knows the same
    /// rule.
    static boolean neverOnSuperiors(Operation operation) {
        return switch (operation) {
            case REVIEW_RATING, CORRECT_RATING, RETRACT_RATING, SHARE_RATING -> true;
            default -> false;
        };
    }

    /// The scopes that a caller's roles give together.
    static Set<Scope> scopes(Set<Role> roles, Operation operation) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (Grant grant : grants(operation)) {
            if (roles.contains(grant.role())) {
                scopes.add(grant.scope());
            }
        }
        return scopes;
    }

    /// The whole table, for documents and tests.
    static Map<Operation, Set<Grant>> all() {
        Map<Operation, Set<Grant>> all = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            all.put(operation, grants(operation));
        }
        return all;
    }

    private static Grant hr() {
        return new Grant(Role.HR, ANY);
    }

    private static Grant manager() {
        return new Grant(Role.MANAGER, LINE);
    }

    private static Grant director() {
        return new Grant(Role.DIRECTOR, LINE);
    }

    private static Grant engineer() {
        return new Grant(Role.ENGINEER, SELF);
    }
}
