package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.ENGINEER;
import static dev.assay.command.engineer.People.HR;
import static dev.assay.command.engineer.People.MANAGER;
import static dev.assay.command.engineer.Scenario.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.engineer.EvidenceCommand.Kind;
import dev.assay.command.engineer.EvidenceCommand.RecordEvidence;
import dev.assay.command.engineer.EvidenceCommand.Side;
import dev.assay.command.engineer.EvidenceCommand.WithdrawEvidence;
import dev.assay.command.engineer.EvidenceCommand.WithdrawalReason;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.domain.RatingRecord;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EvidencesTest {

    private final Scenario scenario = Scenario.ofEngineer();

    @Test
    void evidenceKeepsWhatItSpeaksTo() {
        EvidenceRecorded recorded = scenario.only(
                EvidenceRecorded.class,
                new RecordEvidence(
                        ENGINEER,
                        scenario.newId(),
                        Side.BUSINESS_IMPACT,
                        Kind.PEER,
                        "Cut the build time by half",
                        List.of("https://example.org/build"),
                        List.of(CellName.parse("4/High")),
                        scenario.today,
                        scenario.by(MANAGER)));

        assertThat(recorded.side()).isEqualTo("BUSINESS_IMPACT");
        assertThat(recorded.kind()).isEqualTo("PEER");
        assertThat(recorded.cells()).containsExactly("4/High");
        assertThat(recorded.recordedBy()).isEqualTo(MANAGER);
    }

    @Test
    void evidenceOfTomorrowIsRefused() {
        scenario.refuses("evidence.effective-in-future", record(Kind.MANAGER, MANAGER, scenario.today.plusDays(1)));
    }

    @Test
    void evidenceFromBeforeTheRegistrationIsRefused() {
        scenario.refuses("evidence.before-registration", record(Kind.MANAGER, MANAGER, REGISTERED.minusDays(1)));
    }

    @Test
    void evidenceFromAfterTheDepartureIsRefused() {
        scenario.when(new RecordDeparture(ENGINEER, null, scenario.today, scenario.by(HR)));
        scenario.refuses("engineer.departed", record(Kind.MANAGER, MANAGER, scenario.today));
        assertThat(scenario.when(record(Kind.MANAGER, MANAGER, scenario.today.minusDays(1))))
                .hasSize(1);
    }

    @Test
    void onlyTheEngineerRecordsEvidenceOfKindSelfAndNoOther() {
        scenario.refuses("evidence.self-only-by-engineer", record(Kind.SELF, MANAGER, scenario.today));
        scenario.refuses("evidence.engineer-records-only-self", record(Kind.PEER, ENGINEER, scenario.today));
        assertThat(scenario.when(record(Kind.SELF, ENGINEER, scenario.today))).hasSize(1);
    }

    @Test
    void withdrawingEvidenceFlagsTheRatingsThatCiteItAndChangesNoneOfThem() {
        UUID ratingId = scenario.rated("4/Low", REGISTERED.plusMonths(3));
        RatingRecord before = scenario.state.rating(ratingId);
        UUID evidenceId = before.evidenceIds().getFirst();

        EvidenceWithdrawn withdrawn = scenario.only(EvidenceWithdrawn.class, withdraw(evidenceId, MANAGER));

        assertThat(withdrawn.flaggedRatingIds()).containsExactly(ratingId);
        assertThat(scenario.state.rating(ratingId)).isEqualTo(before);
    }

    @Test
    void withdrawingTwiceChangesNothing() {
        UUID evidenceId = scenario.evidence();
        scenario.when(withdraw(evidenceId, MANAGER));

        assertThat(scenario.when(withdraw(evidenceId, HR))).isEmpty();
    }

    @Test
    void theEngineerCannotWithdrawWhatOthersRecorded() {
        scenario.refuses("evidence.recorded-by-another", withdraw(scenario.evidence(), ENGINEER));

        RecordEvidence own = record(Kind.SELF, ENGINEER, scenario.today);
        scenario.when(own);
        assertThat(scenario.when(withdraw(own.evidenceId(), ENGINEER))).hasSize(1);
    }

    @Test
    void unknownEvidenceCannotBeWithdrawn() {
        scenario.doesNotKnow("evidence.unknown", withdraw(scenario.newId(), MANAGER));
    }

    private RecordEvidence record(Kind kind, UUID actor, LocalDate day) {
        return new RecordEvidence(
                ENGINEER,
                scenario.newId(),
                Side.INDIVIDUAL,
                kind,
                "Wrote the runbook",
                List.of(),
                List.of(),
                day,
                scenario.by(actor));
    }

    private WithdrawEvidence withdraw(UUID evidenceId, UUID actor) {
        return new WithdrawEvidence(
                ENGINEER, evidenceId, WithdrawalReason.INACCURATE, "It was another team", scenario.by(actor));
    }
}
