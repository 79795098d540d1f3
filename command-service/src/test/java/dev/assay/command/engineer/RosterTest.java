package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.DIRECTOR;
import static dev.assay.command.engineer.People.ENGINEER;
import static dev.assay.command.engineer.People.HR;
import static dev.assay.command.engineer.People.MANAGER;
import static dev.assay.command.engineer.People.STRANGER;
import static dev.assay.command.engineer.Scenario.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.By;
import dev.assay.command.engineer.RosterCommand.AssignManager;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.command.reference.Organisation.Reporting;
import dev.assay.command.reference.ReportingLines;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RosterTest {

    private final Scenario scenario = Scenario.ofEngineer();

    @Test
    void registrationRecordsNameRoleAndManager() {
        assertThat(scenario.history)
                .containsExactly(new EngineerRegistered(
                        ENGINEER, "Robin Vale", "robin.vale@example.org", "IMPE", MANAGER, REGISTERED));
    }

    @Test
    void aSecondRegistrationIsRefused() {
        scenario.refuses(
                "engineer.already-registered",
                new RegisterEngineer(
                        ENGINEER,
                        "Robin",
                        "r@example.org",
                        "SPE",
                        null,
                        Scenario.roles(),
                        REGISTERED,
                        scenario.by(HR)));
    }

    @Test
    void aRegistrationInAnotherCenturyIsRefused() {
        Scenario empty = new Scenario();
        empty.refuses("engineer.registered-too-early", registration(LocalDate.of(1926, 1, 1), empty));
        empty.refuses("engineer.too-far-ahead", registration(LocalDate.of(2126, 1, 1), empty));
    }

    private static RegisterEngineer registration(LocalDate day, Scenario scenario) {
        return new RegisterEngineer(
                ENGINEER, "Robin", "r@example.org", "SPE", null, Scenario.roles(), day, scenario.by(HR));
    }

    @Test
    void aNewManagerCountsFromTheDayOnWhichTheyTakeOver() {
        LocalDate day = scenario.today.plusMonths(1);
        ManagerAssigned assigned = scenario.only(ManagerAssigned.class, assign(STRANGER, day));

        assertThat(assigned.fromManagerId()).isEqualTo(MANAGER);
        assertThat(scenario.state.managerOn(day.minusDays(1))).contains(MANAGER);
        assertThat(scenario.state.managerOn(day)).contains(STRANGER);
    }

    @Test
    void aBackDatedManagerDoesNotReplaceALaterOne() {
        scenario.when(assign(DIRECTOR, REGISTERED.plusMonths(6)));
        scenario.when(assign(STRANGER, REGISTERED.plusMonths(3)));

        assertThat(scenario.state.managerOn(REGISTERED.plusMonths(4))).contains(STRANGER);
        assertThat(scenario.state.managerOn(REGISTERED.plusMonths(7))).contains(DIRECTOR);
    }

    @Test
    void assigningTheSameManagerAgainChangesNothing() {
        assertThat(scenario.when(assign(MANAGER, scenario.today))).isEmpty();
    }

    @Test
    void nobodyIsTheirOwnManager() {
        scenario.refuses("engineer.manages-themselves", assign(ENGINEER, scenario.today));
    }

    @Test
    void aManagerMustBeOnTheRoster() {
        scenario.refuses(
                "engineer.manager-unknown",
                assign(new NewManager(STRANGER, false, true, ReportingLines.NONE), scenario.today));
    }

    @Test
    void aReportOfTheEngineerCannotBecomeTheirManager() {
        scenario.refuses(
                "engineer.manager-reports-to-engineer",
                assign(reporting(STRANGER, DIRECTOR, ENGINEER, REGISTERED), scenario.today));
    }

    @Test
    void whoWillReportToTheEngineerOnALaterDayCannotBecomeTheirManagerBeforeIt() {
        NewManager later = reporting(STRANGER, DIRECTOR, ENGINEER, scenario.today.plusDays(30));
        scenario.refuses("engineer.manager-reports-to-engineer", assign(later, scenario.today));

        scenario.when(assign(MANAGER, scenario.today));
        scenario.when(assign(DIRECTOR, scenario.today.plusDays(30)));
        assertThat(scenario.when(assign(later, scenario.today.plusDays(29)))).hasSize(1);
    }

    /// Reports to somebody who reports to a third person from a day on.
    private static NewManager reporting(UUID managerId, UUID above, UUID top, LocalDate since) {
        return new NewManager(
                managerId,
                true,
                true,
                new ReportingLines(Map.of(
                        managerId, List.of(new Reporting(above, REGISTERED)),
                        above, List.of(new Reporting(null, REGISTERED), new Reporting(top, since)))));
    }

    @Test
    void aManagerMustStillWorkHere() {
        scenario.refuses(
                "engineer.manager-departed",
                assign(new NewManager(STRANGER, true, false, ReportingLines.NONE), scenario.today));
    }

    @Test
    void aMoveAlongOrBeyondAnEdgeOfTheLadderNeedsACase() {
        scenario.refuses("engineer.move-is-promotion", change("SPE", scenario.today));
        scenario.refuses("engineer.move-is-promotion", change("TTL", scenario.today));
        scenario.refuses("engineer.move-is-promotion", change("SPE", REGISTERED));
    }

    @Test
    void aDetourOverARoleBesideTheLadderIsNoWayUp() {
        scenario.when(change("EM", scenario.today));
        scenario.refuses("engineer.move-is-promotion", change("SPE", scenario.today.plusDays(1)));
        scenario.when(change("GPE", scenario.today.plusDays(2)));
        scenario.refuses("engineer.move-is-promotion", change("IMPE", scenario.today.plusDays(3)));
    }

    @Test
    void aDemotionIsTakenBackOnItsDayButNotLater() {
        scenario.when(change("GPE", scenario.today));
        scenario.refuses("engineer.move-is-promotion", change("IMPE", scenario.today.plusDays(1)));
        assertThat(scenario.when(change("IMPE", scenario.today))).hasSize(1);
    }

    @Test
    void aRoleMustBeOnALadderOrPublished() {
        scenario.refuses("engineer.role-unknown", change("WIZZARD", scenario.today));
        new Scenario()
                .refuses(
                        "engineer.role-unknown",
                        new RegisterEngineer(
                                ENGINEER,
                                "Robin",
                                "r@example.org",
                                "SPEE",
                                null,
                                Scenario.roles(),
                                REGISTERED,
                                scenario.by(HR)));
        assertThat(Scenario.roles().nearest("spee")).startsWith("SPE");
    }

    @Test
    void nobodyChangesTheirOwnEntry() {
        By self = scenario.by(ENGINEER);
        NewManager manager = new NewManager(DIRECTOR, true, true, ReportingLines.NONE);
        for (RosterCommand own : List.of(
                new AssignManager(ENGINEER, manager, null, scenario.today, self),
                new ChangeRole(ENGINEER, scenario.newId(), "EM", "I like it", Scenario.roles(), scenario.today, self),
                new RecordDeparture(ENGINEER, null, scenario.today, self))) {
            scenario.refuses("engineer.actor-is-subject", own);
        }
        new Scenario()
                .refuses(
                        "engineer.actor-is-subject",
                        new RegisterEngineer(
                                ENGINEER, "R", "r@example.org", "VP", null, Scenario.roles(), REGISTERED, self));
    }

    @Test
    void aRoleHoldsFromItsDay() {
        LocalDate day = scenario.today.plusDays(10);
        RoleChanged changed = scenario.only(RoleChanged.class, change("EM", day));

        assertThat(changed.fromRoleId()).isEqualTo("IMPE");
        assertThat(scenario.state.tenure(day.minusDays(1)).orElseThrow().roleId())
                .isEqualTo("IMPE");
        assertThat(scenario.state.tenure(day).orElseThrow().roleId()).isEqualTo("EM");
    }

    @Test
    void aPlannedRoleChangeTakenBackOnItsDayLeavesTheTenureUnbroken() {
        LocalDate day = scenario.today.plusDays(10);
        scenario.when(change("EM", day));
        scenario.when(change("IMPE", day));

        assertThat(scenario.state.tenure(day).orElseThrow().from()).isEqualTo(REGISTERED);
    }

    @Test
    void changingToTheRoleAlreadyHeldChangesNothing() {
        assertThat(scenario.when(change("IMPE", scenario.today))).isEmpty();
    }

    @Test
    void nothingIsDatedBeforeTheRegistration() {
        scenario.refuses("engineer.before-registration", change("EM", REGISTERED.minusDays(1)));
        scenario.refuses("engineer.before-registration", assign(STRANGER, REGISTERED.minusDays(1)));
    }

    @Test
    void nothingIsPlannedForAnotherCentury() {
        scenario.refuses("engineer.too-far-ahead", change("EM", scenario.today.plusYears(6)));
    }

    @Test
    void afterTheDepartureNothingIsPlannedForTheEngineer() {
        LocalDate day = scenario.today.plusDays(5);
        scenario.only(EngineerDeparted.class, depart(day));

        scenario.refuses("engineer.departed", change("EM", day));
        scenario.refuses("engineer.departed", assign(STRANGER, day));
        assertThat(scenario.when(assign(STRANGER, day.minusDays(1)))).hasSize(1);
    }

    @Test
    void theSameDepartureAgainChangesNothingAndAnotherIsRefused() {
        scenario.when(depart(scenario.today));

        assertThat(scenario.when(depart(scenario.today))).isEmpty();
        scenario.refuses("engineer.departed", depart(scenario.today.plusDays(1)));
    }

    private AssignManager assign(UUID managerId, LocalDate day) {
        return assign(new NewManager(managerId, true, true, ReportingLines.NONE), day);
    }

    private AssignManager assign(NewManager manager, LocalDate day) {
        return new AssignManager(ENGINEER, manager, null, day, scenario.by(HR));
    }

    private ChangeRole change(String roleId, LocalDate day) {
        return new ChangeRole(
                ENGINEER, scenario.newId(), roleId, "A move between teams", Scenario.roles(), day, scenario.by(HR));
    }

    private RecordDeparture depart(LocalDate day) {
        return new RecordDeparture(ENGINEER, null, day, scenario.by(HR));
    }
}
