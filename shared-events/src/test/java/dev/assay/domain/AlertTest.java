package dev.assay.domain;

import static dev.assay.domain.Stories.ENGINEER;
import static dev.assay.domain.Stories.day;
import static dev.assay.domain.Stories.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.Alert.Resolution;
import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final LocalDate ESCALATE_ON = day(4, 1);

    @Test
    void aRaisedAlertStandsOpenAndHasToldTheManager() {
        Alert alert = Alert.raised(raised(null));

        assertThat(alert.stateOn(day(3, 1))).isEqualTo(AlertState.OPEN);
        assertThat(alert.step()).isEqualTo(EscalationStep.MANAGER);
        assertThat(alert.escalationDay()).contains(ESCALATE_ON);
        assertThat(alert.daysGranted()).isEqualTo(28);
        assertThat(alert.after(raised(null))).isEqualTo(alert);
    }

    @Test
    void aClaimFromBeforeNamesItsOneTargetAndALaterOneAll() {
        assertThat(Alert.raised(raised(null)).targetRoleIds()).containsExactly("SPE");
        Alert both = Alert.raised(raised(List.of("SPE", "TTL")));
        assertThat(both.names("TTL")).isTrue();
        assertThat(both.names("EM")).isFalse();
    }

    @Test
    void aSnoozedAlertOpensAgainOnItsDayAndDoesNotEscalateBefore() {
        Alert alert = after(snoozed(day(5, 1)));

        assertThat(alert.stateOn(day(4, 30))).isEqualTo(AlertState.SNOOZED);
        assertThat(alert.stateOn(day(5, 1))).isEqualTo(AlertState.OPEN);
        assertThat(alert.escalationDay()).contains(day(5, 1));
        assertThat(alert.snoozes()).isEqualTo(1);
        assertThat(after(snoozed(day(3, 20))).escalationDay()).contains(ESCALATE_ON);
    }

    @Test
    void whateverIsDoneEndsASnooze() {
        AlertEvent acknowledged = new AlertAcknowledged(ENGINEER, id("alert"), id("boss"), null, day(3, 3));
        Alert alert = after(snoozed(day(5, 1)), acknowledged);

        assertThat(alert.stateOn(day(3, 3))).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(alert.snoozedUntil()).isNull();
        assertThat(alert.escalationDay()).contains(ESCALATE_ON);
    }

    @Test
    void aNewClockLeavesItOpenDueLaterAndAtTheBeginningOfThePath() {
        Alert taken = after(
                new AlertEscalated(ENGINEER, id("alert"), 2, "MANAGERS_MANAGER", day(5, 1), ESCALATE_ON),
                new AlertTakenUp(ENGINEER, id("alert"), id("case"), day(5, 10), day(4, 2)));
        assertThat(taken.state()).isEqualTo(AlertState.IN_PROGRESS);
        assertThat(taken.step()).isEqualTo(EscalationStep.MANAGERS_MANAGER);
        assertThat(taken.caseId()).isEqualTo(id("case"));
        assertThat(taken.escalationDay()).contains(day(5, 10));

        Alert restarted = taken.after(new AlertClockRestarted(
                ENGINEER, id("alert"), id("case"), day(8, 1), day(9, 1), day(10, 1), day(4, 20)));
        assertThat(restarted.stateOn(day(4, 20))).isEqualTo(AlertState.OPEN);
        assertThat(restarted.clockStartedOn()).isEqualTo(day(8, 1));
        assertThat(restarted.dueOn()).isEqualTo(day(9, 1));
        assertThat(restarted.escalationDay()).contains(day(10, 1));
        assertThat(restarted.step()).isEqualTo(EscalationStep.MANAGER);
        assertThat(restarted.caseId()).isNull();
    }

    @Test
    void afterTheLastStepNobodyIsLeftToTell() {
        Alert last = after(
                new AlertEscalated(ENGINEER, id("alert"), 4, "HEAD_OF_ENGINEERING", null, ESCALATE_ON),
                new AlertTakenUp(ENGINEER, id("alert"), id("case"), day(5, 10), day(4, 2)));

        assertThat(last.step()).isEqualTo(EscalationStep.HEAD_OF_ENGINEERING);
        assertThat(last.escalationDay()).isEmpty();
    }

    @Test
    void aResolvedAlertKeepsHowItEndedAndEscalatesNoMore() {
        Alert resolved = after(new AlertResolved(ENGINEER, id("alert"), "PROMOTED", day(3, 5)));

        assertThat(resolved.unresolved()).isFalse();
        assertThat(resolved.resolution()).isEqualTo(Resolution.PROMOTED);
        assertThat(resolved.escalationDay()).isEmpty();
    }

    private static Alert after(AlertEvent... events) {
        Alert alert = Alert.raised(raised(null));
        for (AlertEvent event : events) {
            alert = alert.after(event);
        }
        return alert;
    }

    private static AlertSnoozed snoozed(LocalDate until) {
        return new AlertSnoozed(ENGINEER, id("alert"), id("boss"), until, "Later", day(3, 2));
    }

    private static PromotionOverdueRaised raised(@Nullable List<String> targets) {
        return new PromotionOverdueRaised(
                ENGINEER,
                id("alert"),
                "IMPE",
                "SPE",
                "OVERDUE",
                "HIGH",
                id("rating"),
                id("rating"),
                "4/High",
                "INDIVIDUAL",
                "Overdue.",
                day(2, 1),
                day(3, 1),
                ESCALATE_ON,
                0,
                day(3, 1),
                targets);
    }
}
