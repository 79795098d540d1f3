package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.DIRECTOR;
import static dev.assay.command.engineer.People.ENGINEER;
import static dev.assay.command.engineer.People.PANEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.PromotionCommand.ApprovePromotion;
import dev.assay.command.engineer.PromotionCommand.DeclinePromotion;
import dev.assay.command.engineer.PromotionCommand.ProposePromotion;
import dev.assay.domain.Alert;
import dev.assay.domain.Alert.Resolution;
import dev.assay.domain.AlertState;
import dev.assay.domain.NextRoles;
import dev.assay.domain.Urgency;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where the ladder leads from IMPE to both SPE and TTL.
class BranchingLadderTest {

    private static final NextRoles BOTH = new NextRoles("IMPE", List.of("TTL", "SPE"));

    private final Scenario scenario = Scenario.ofEngineer();
    private UUID cause = new UUID(0, 0);

    @BeforeEach
    void rate() {
        cause = scenario.rated("4/High", scenario.today.minusDays(5));
    }

    @Test
    void theAlertNamesAllNextRoles() {
        PromotionOverdueRaised raised = scenario.only(PromotionOverdueRaised.class, raise(BOTH));

        assertThat(raised.targetRoleId()).isEqualTo("SPE");
        assertThat(raised.targetRoleIds()).containsExactly("SPE", "TTL");
        assertThat(scenario.when(raise(BOTH))).isEmpty();
        assertThat(scenario.when(raise(new NextRoles("IMPE", List.of("TTL"))))).isEmpty();
    }

    @Test
    void whereOnlyOneRoleFollowsTheAlertNamesItAlone() {
        PromotionOverdueRaised raised =
                scenario.only(PromotionOverdueRaised.class, raise(new NextRoles("IMPE", List.of("SPE"))));

        assertThat(raised.targetRoleIds()).isNull();
        assertThat(alert().targetRoleIds()).containsExactly("SPE");
    }

    @Test
    void aProposalToAnyNextRoleAnswersTheAlert() {
        scenario.when(raise(BOTH));
        UUID caseId = propose("TTL");

        assertThat(alert().state()).isEqualTo(AlertState.IN_PROGRESS);
        assertThat(alert().caseId()).isEqualTo(caseId);
    }

    @Test
    void aProposalInTimeToAnyNextRoleKeepsTheAlertAway() {
        scenario.today = scenario.today.minusDays(5);
        propose("TTL");

        scenario.refuses("alert.cause-no-longer-stands", raise(BOTH));
        assertThat(scenario.when(raise(new NextRoles("IMPE", List.of("SPE"))))).hasSize(1);
    }

    @Test
    void aPromotionToAnyNextRoleResolvesTheAlert() {
        scenario.when(raise(BOTH));
        scenario.when(new ApprovePromotion(
                ENGINEER, propose("TTL"), "Leads already", List.of(), scenario.today, scenario.by(PANEL)));

        assertThat(alert().resolution()).isEqualTo(Resolution.PROMOTED);
    }

    @Test
    void ofTwoOpenCasesTheOtherAnswersTheAlertAfterOneIsDeclined() {
        scenario.when(raise(BOTH));
        UUID first = propose("SPE");
        UUID second = propose("TTL");
        LocalDate reviewOn = scenario.today.plusMonths(2);
        scenario.when(decline(second, reviewOn));

        assertThat(alert().state()).isEqualTo(AlertState.IN_PROGRESS);
        assertThat(alert().caseId()).isEqualTo(first);
        assertThat(alert().clockStartedOn()).isEqualTo(reviewOn);

        scenario.when(decline(first, scenario.today.plusMonths(1)));
        assertThat(alert().state()).isEqualTo(AlertState.OPEN);
        assertThat(alert().clockStartedOn()).as("a clock is never put back").isEqualTo(reviewOn);
    }

    @Test
    void whileAPromotionToAnyNextRoleWaitsForItsDayTheAlertDoesNotEscalate() {
        scenario.when(raise(BOTH));
        scenario.when(new ApprovePromotion(
                ENGINEER, propose("TTL"), "Leads already", List.of(), scenario.today.plusDays(90), scenario.by(PANEL)));

        scenario.today = scenario.today.plusDays(60);
        scenario.refuses(
                "alert.escalation-not-due",
                new EscalateAlert(ENGINEER, alert().alertId(), null, Scenario.policy(), scenario.by(PANEL)));
    }

    private Alert alert() {
        return scenario.state.alerts().getFirst();
    }

    private RaisePromotionAlert raise(NextRoles nextRoles) {
        return new RaisePromotionAlert(
                ENGINEER, scenario.newId(), Urgency.IMMEDIATE, cause, nextRoles, Scenario.policy(), scenario.by(PANEL));
    }

    private UUID propose(String target) {
        ProposePromotion command = new ProposePromotion(
                ENGINEER,
                scenario.newId(),
                target,
                "Works at that level",
                null,
                BOTH,
                Scenario.roles(),
                Scenario.policy(),
                scenario.today,
                scenario.by(DIRECTOR));
        scenario.when(command);
        return command.caseId();
    }

    private DeclinePromotion decline(UUID caseId, LocalDate reviewOn) {
        return new DeclinePromotion(
                ENGINEER,
                caseId,
                "Not yet",
                reviewOn,
                List.of(),
                Scenario.policy(),
                scenario.today,
                scenario.by(PANEL));
    }
}
