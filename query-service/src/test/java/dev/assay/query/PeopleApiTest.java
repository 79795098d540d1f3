package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Engineers, their ratings and their stories as readers meet them.
class PeopleApiTest extends ViewsApiTest {

    @Test
    void anEngineerIsShownWithTodaysRoleAndManager() {
        JsonNode bob = json("/api/engineers/" + BOB, HR, "HR");

        assertThat(bob.at("/roleId").asString()).isEqualTo("GPE");
        assertThat(bob.at("/managerId").asString()).isEqualTo(KIM.toString());
        assertThat(bob.at("/managers").size()).isEqualTo(2);
    }

    @Test
    void aVersionThatNeverComesIsAnsweredWithTryAgain() {
        HttpResponse<String> answer = get("/api/engineers/" + ADA + "/timeline?minVersion=999", HR, "HR");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(answer).at("/code").asString()).isEqualTo("view.behind");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        for (String path : List.of("", "/timeline", "/ratings")) {
            assertThat(get("/api/engineers/" + UUID.randomUUID() + path, HR, "HR")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get("/api/roles/NOBODY", HR, "HR").statusCode()).isEqualTo(404);
        assertThat(get("/api/roles/VIEWS?version=9", HR, "HR").statusCode()).isEqualTo(404);
        assertThat(get("/api/ladders/nowhere", HR, "HR").statusCode()).isEqualTo(404);
    }

    @Test
    void managersListTheirOwnLineAndNobodyElse() {
        assertThat(ids(json("/api/engineers?manager=" + MAX, HR, "HR"))).containsExactly(ADA.toString());
        assertThat(ids(json("/api/engineers?manager=" + VERA + "&transitive=true", HR, "HR")))
                .containsExactlyInAnyOrder(MAX.toString(), KIM.toString(), ADA.toString(), BOB.toString());
        assertThat(ids(json("/api/engineers?manager=" + VERA + "&transitive=true&role=GPE", HR, "HR")))
                .containsExactly(BOB.toString());
        assertThat(ids(json("/api/engineers", KIM, "MANAGER"))).containsExactly(BOB.toString());
        assertThat(ids(json("/api/engineers?manager=" + MAX, KIM, "MANAGER"))).isEmpty();
        assertThat(ids(json("/api/engineers", ADA, "ENGINEER"))).containsExactly(ADA.toString());
    }

    @Test
    void ratingsAreAnsweredAsOfADay() {
        String ratings = "/api/engineers/" + ADA + "/ratings";

        assertThat(json(ratings, HR, "HR").at("/inForce/cell").asString()).isEqualTo("3/High");
        assertThat(json(ratings + "?asOf=2025-05-31", HR, "HR")
                        .at("/inForce/cell")
                        .asString())
                .isEqualTo("3/Mid");
        assertThat(json(ratings + "?asOf=2025-02-28", HR, "HR").at("/inForce").isMissingNode())
                .isTrue();
        assertThat(json(ratings + "?knownAt=2020-01-01", HR, "HR")
                        .at("/ratings")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void engineersSeeOfThemselvesWhatWasShared() {
        JsonNode ratings = json("/api/engineers/" + ADA + "/ratings", ADA, "ENGINEER");
        assertThat(texts(ratings, "cell", "ratings")).containsExactly("3/Mid");
        assertThat(ratings.at("/inForce/cell").asString()).isEqualTo("3/Mid");

        JsonNode timeline = json("/api/engineers/" + ADA + "/timeline", ADA, "ENGINEER");
        assertThat(texts(timeline, "type", "entries"))
                .contains("rating.engineer-rated", "rating.rating-shared")
                .doesNotContain("rating.rating-revised", "promotion.promotion-proposed");
        assertThat(get("/api/engineers/" + ADA + "/ratings", BOB, "ENGINEER").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theManagerReadsTheWholeTimeline() {
        JsonNode timeline = json("/api/engineers/" + ADA + "/timeline?from=2025-03-01&to=2025-06-01", MAX, "MANAGER");

        assertThat(texts(timeline, "what", "entries"))
                .containsExactly("Engineer rated", "Rating shared with the engineer", "Rating revised");
        assertThat(texts(timeline, "status", "entries")).containsExactly("SUPERSEDED", "", "COUNTS");
        assertThat(get("/api/engineers/" + ADA + "/timeline", KIM, "MANAGER").statusCode())
                .isEqualTo(403);
    }
}
