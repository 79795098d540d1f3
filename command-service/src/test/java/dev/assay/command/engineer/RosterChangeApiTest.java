package dev.assay.command.engineer;

import static dev.assay.command.engineer.Organisation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.command.reference.Reference;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Departures put right, people hired again, details changed: over HTTP, with the reference tables that follow.
class RosterChangeApiTest extends ServiceTest {

    private static final String CONFIRMED = "{\"outcome\": \"CONFIRMED\"}";

    private final LocalDate today = LocalDate.now(bean(Clock.class));
    private final Organisation organisation = new Organisation(today, hr(), ServiceTest::as);
    private final ApiClient secondHr = as(UUID.randomUUID(), "HR");

    @Test
    void aRoleChangeThatEndsAPendingRatingWaitsForASecondPerson() {
        expect(
                201,
                organisation
                        .asManager()
                        .post(
                                organisation.path("/ratings"),
                                organisation
                                        .rating(3, "Mid", today, "")
                                        .replace("\"confidence\": 85", "\"confidence\": 60")));
        Reply asked = hr().put(organisation.path("/role"), """
                {"roleId": "%s", "reason": "A new team", "effectiveOn": "%s"}
                """.formatted(organisation.besideRoleId, today));
        expect(200, asked);
        String changeId = asked.text("waitingChangeId");
        assertThat(changeId).isNotEmpty();
        assertThat(role(today)).isEqualTo(organisation.roleId);

        Reply alone = hr().post(review(changeId), CONFIRMED);
        expect(422, alone);
        assertThat(alone.code()).isEqualTo("engineer.reviewer-is-requester");
        expect(200, secondHr.post(review(changeId), CONFIRMED));
        assertThat(role(today)).isEqualTo(organisation.besideRoleId);
        expect(404, secondHr.post(review(changeId), CONFIRMED));
    }

    @Test
    void aDepartureIsCorrectedByTwoAndTheLeaversTokenWorksAgain() {
        organisation.rated(3, "Mid", today.minusDays(30));
        ApiClient self = as(organisation.engineer, "ENGINEER");
        expect(200, hr().post(organisation.path("/departure"), "{\"effectiveOn\": \"" + today + "\"}"));
        Reply refused = self.post(organisation.path("/evidence"), evidence());
        expect(403, refused);
        assertThat(refused.code()).isEqualTo("access.departed");

        Reply asked = hr().post(organisation.path("/departure/correction"), """
                {"reasonCode": "DID_NOT_LEAVE", "reason": "Another person of that name left"}
                """);
        expect(200, asked);
        expect(403, self.post(organisation.path("/evidence"), evidence()));
        expect(200, secondHr.post(review(asked.text("waitingChangeId")), CONFIRMED));
        expect(201, self.post(organisation.path("/evidence"), evidence()));
    }

    @Test
    void aDepartureThatIsMovedEndsTheRightsOnTheOtherDay() {
        ApiClient self = as(organisation.engineer, "ENGINEER");
        expect(200, hr().post(organisation.path("/departure"), departure(today.plusDays(9))));
        expect(200, hr().post(organisation.path("/departure/correction"), """
                {"correctedTo": "%s", "reasonCode": "WRONG_DAY", "reason": "Already gone"}
                """.formatted(today.minusDays(1))));
        expect(403, self.post(organisation.path("/evidence"), evidence()));
        expect(200, hr().post(organisation.path("/departure/correction"), """
                {"correctedTo": "%s", "reasonCode": "WRONG_DAY", "reason": "Tomorrow"}
                """.formatted(today.plusDays(1))));
        expect(201, self.post(organisation.path("/evidence"), evidence()));
    }

    @Test
    void whoeverComesBackHasRightsAManagerAndMayBecomeOneAgain() {
        ApiClient self = as(organisation.engineer, "ENGINEER");
        expect(200, hr().post(organisation.path("/departure"), departure(today.minusDays(10))));
        Reply tooHigh = hr().post(organisation.path("/rehire"), rehire(organisation.nextRoleId));
        expect(422, tooHigh);
        assertThat(tooHigh.code()).isEqualTo("engineer.move-is-promotion");

        expect(200, hr().post(organisation.path("/rehire"), rehire(organisation.roleId)));
        expect(201, self.post(organisation.path("/evidence"), evidence()));
        assertThat(bean(Reference.class).reportingLine(organisation.engineer, today))
                .containsExactly(organisation.director);
        expect(201, organisation.register(UUID.randomUUID(), organisation.engineer));
    }

    @Test
    void aRehireClosesNoCircle() {
        UUID below = UUID.randomUUID();
        expect(201, organisation.register(below, organisation.engineer));
        expect(200, hr().post(organisation.path("/departure"), departure(today)));
        Reply refused = hr().post(
                        organisation.path("/rehire"),
                        rehire(organisation.roleId).replace(organisation.director.toString(), below.toString()));
        expect(422, refused);
        assertThat(refused.code()).isEqualTo("engineer.manager-reports-to-engineer");
    }

    @Test
    void changedDetailsFreeTheOldAddressAndTakeTheNew() {
        String old = "kim.aalto-" + organisation.engineer + "@example.org";
        expect(422, details(organisation.manager, old));
        expect(200, details(organisation.engineer, "new-" + old));
        expect(200, details(organisation.manager, old));
        Reply taken = details(organisation.director, "NEW-" + old);
        expect(422, taken);
        assertThat(taken.code()).isEqualTo("engineer.email-taken");
    }

    @Test
    void aPromotionVoidedByADepartureIsNotTheRoleOfTheReference() {
        Reply proposed = organisation
                .as(organisation.director, "DIRECTOR")
                .post(organisation.path("/promotions"), """
                {"targetRoleId": "%s", "reason": "Works at that level"}
                """.formatted(organisation.nextRoleId));
        expect(201, proposed);
        String decision = organisation.path("/promotions/" + proposed.text("id") + "/decision");
        expect(200, as(UUID.randomUUID(), "PANEL").post(decision, """
                {"decision": "APPROVE", "reason": "Yes", "effectiveOn": "%s"}
                """.formatted(today.plusDays(20))));
        assertThat(role(today.plusDays(20))).isEqualTo(organisation.nextRoleId);
        expect(200, hr().post(organisation.path("/departure"), departure(today.plusDays(5))));
        assertThat(role(today.plusDays(20))).isEqualTo(organisation.roleId);
    }

    private Reply details(UUID person, String email) {
        return hr().put("/api/engineers/" + person + "/details", """
                {"name": "Kim Aalto", "email": "%s", "reason": "Asked for it"}
                """.formatted(email));
    }

    private String role(LocalDate day) {
        return bean(Reference.class).roleOf(organisation.engineer, day).orElseThrow();
    }

    private String review(String changeId) {
        return organisation.path("/roster-changes/" + changeId + "/second-review");
    }

    private String rehire(String roleId) {
        return """
                {"roleId": "%s", "managerId": "%s", "reason": "Comes back", "effectiveOn": "%s"}
                """.formatted(roleId, organisation.director, today);
    }

    private static String departure(LocalDate day) {
        return "{\"effectiveOn\": \"" + day + "\"}";
    }

    private String evidence() {
        return """
                {"side": "INDIVIDUAL", "kind": "SELF", "summary": "Wrote the runbook", "effectiveOn": "%s"}
                """.formatted(today.minusDays(60));
    }
}
