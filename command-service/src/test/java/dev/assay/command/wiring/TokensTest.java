package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.RawHttp;
import dev.assay.embedded.Shared;
import dev.assay.embedded.TokenShapes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest extends ServiceTest {

    @Test
    void everyShapeOfTokenHasTheAnswerThatBothServicesGive() {
        for (TokenShapes.Shape shape : TokenShapes.of(Shared.issuer())) {
            Reply reply =
                    anonymous().with("Authorization", "Bearer " + shape.token()).get("/api/nothing-here");
            assertThat(reply.status()).as(shape.name()).isEqualTo(shape.accepted() ? 404 : 401);
            if (!shape.accepted()) {
                assertThat(reply.body())
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
        return RawHttp.send(port(), "GET " + path, List.of(headers), "").status();
    }
}
