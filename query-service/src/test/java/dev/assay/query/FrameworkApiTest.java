package dev.assay.query;

import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Roles, ladders and promotion cases as readers meet them.
class FrameworkApiTest extends ViewsApiTest {

    @Test
    void draftsOfRolesAreForHr() {
        JsonNode forHr = json("/api/roles/VIEWS?version=2", HR, "HR");
        JsonNode forAnalyst = json("/api/roles/VIEWS", HR, "ANALYST");

        assertThat(forHr.at("/version/state").asString()).isEqualTo("DRAFT");
        assertThat(forHr.at("/versions").size()).isEqualTo(2);
        assertThat(forAnalyst.at("/version/version").asInt()).isEqualTo(1);
        assertThat(forAnalyst
                        .at("/rubric/cells/0/individual/progressionSignals/0/sentence")
                        .asString())
                .isEqualTo("Keep going.");
        assertThat(forAnalyst.at("/versions").size()).isEqualTo(1);
        assertThat(get("/api/roles/VIEWS?version=2", HR, "ANALYST").statusCode())
                .isEqualTo(404);
        assertThat(texts(json("/api/roles?limit=1000", HR, "ANALYST"), "roleId"))
                .contains("VIEWS");
        assertThat(get("/api/roles", HR, "SERVICE").statusCode()).isEqualTo(403);
    }

    @Test
    void laddersAndTheAlertPolicyAreThereForEverybody() {
        assertThat(json("/api/ladders/views-track", ADA, "ENGINEER")
                        .at("/nextRoles/0/toRoleId")
                        .asString())
                .isEqualTo("SPE");
        assertThat(texts(json("/api/ladders?limit=1000", ADA, "ENGINEER"), "trackId"))
                .contains("views-track");
        JsonNode policies = json("/api/alert-policy", ADA, "ENGINEER");
        assertThat(policies.at("/all/0/version").asInt()).isZero();
        assertThat(policies.at("/inForce/terms").size()).isEqualTo(4);
    }

    @Test
    void promotionCasesAreForThePanelAndTheLine() {
        String open = "/api/promotions?state=OPEN&limit=1000";

        assertThat(texts(json(open, UUID.randomUUID(), "PANEL"), "id"))
                .contains(id("views case").toString());
        assertThat(texts(json(open, MAX, "MANAGER"), "id"))
                .containsExactly(id("views case").toString());
        assertThat(texts(json(open, KIM, "MANAGER"), "id")).isEmpty();
        assertThat(texts(json("/api/promotions?state=DECLINED", MAX, "MANAGER"), "id"))
                .isEmpty();
        assertThat(get(open, ADA, "ENGINEER").statusCode()).isEqualTo(403);
        assertThat(get("/api/engineers/" + ADA + "/timeline", UUID.randomUUID(), "PANEL")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/engineers/" + BOB + "/timeline", UUID.randomUUID(), "PANEL")
                        .statusCode())
                .isEqualTo(403);
    }
}
