package dev.assay.query.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.RawHttp;
import dev.assay.embedded.Shared;
import dev.assay.embedded.TokenShapes;
import dev.assay.query.QueryServiceTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest extends QueryServiceTest {

    @Test
    void everyShapeOfTokenHasTheAnswerThatBothServicesGive() {
        for (TokenShapes.Shape shape : TokenShapes.of(Shared.issuer())) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/nothing-here"))
                    .header("Authorization", "Bearer " + shape.token())
                    .build());
            assertThat(answer.statusCode()).as(shape.name()).isEqualTo(shape.accepted() ? 404 : 401);
            if (!shape.accepted()) {
                assertThat(answer.body())
                        .contains(
                                "\"code\":\"access.unauthenticated\"",
                                "\"detail\":\"A valid bearer token is needed.\"");
            }
        }
    }

    @Test
    void aTokenAnywhereButInOneAuthorizationHeaderIsRefused() {
        String token = Shared.issuer().token(HR, "HR");
        String header = "Authorization: Bearer " + token;
        assertThat(status("/api/nothing-here", header)).isEqualTo(404);
        assertThat(status("/api/nothing-here", header, header)).isEqualTo(401);
        assertThat(status("/api/nothing-here?access_token=" + token)).isEqualTo(401);
        assertThat(status("/api/nothing-here?a=b&access%5Ftoken=" + token, header))
                .isEqualTo(401);
    }

    private static int status(String path, String... headers) {
        return RawHttp.send(uri("/").getPort(), "GET " + path, List.of(headers), "")
                .status();
    }
}
