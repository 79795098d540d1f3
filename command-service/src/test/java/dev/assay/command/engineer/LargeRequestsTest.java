package dev.assay.command.engineer;

import static dev.assay.command.engineer.Organisation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Requests whose fields are all as long as they may be, but too long together.
class LargeRequestsTest extends ServiceTest {

    private static final String HAN = "\u8A55";
    private static final int BODY_LIMIT = 1 << 20;

    private final LocalDate today = LocalDate.now(bean(Clock.class));
    private final Organisation organisation = new Organisation(today, hr(), ServiceTest::as);

    @Test
    void aRatingThatIsTooLargeAsWrittenIsRefusedWithTheLimitAndStoresNothing() {
        String dampener = "\"" + HAN.repeat(Limits.REASON) + "\"";
        String tooLarge = withDampeners(String.join(",", Collections.nCopies(Limits.DAMPENERS, dampener)));
        assertThat(tooLarge.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(BODY_LIMIT);
        long events = events();
        String key = UUID.randomUUID().toString();

        Reply refused = organisation.asManager().withKey(key).post(organisation.path("/ratings"), tooLarge);

        expect(422, refused);
        assertThat(refused.code()).isEqualTo("event.too-large");
        assertThat(refused.text("detail"))
                .contains("131072", "rating.engineer-rated")
                .doesNotContain(HAN);
        assertThat(events()).isEqualTo(events);
        Reply again = organisation.asManager().withKey(key).post(organisation.path("/ratings"), tooLarge);
        assertThat(again.body()).isEqualTo(refused.body());

        Reply smaller = organisation.asManager().post(organisation.path("/ratings"), withDampeners(dampener));
        expect(201, smaller);
    }

    @Test
    void evidenceWithTooManyLongLinksIsRefused() {
        String link = "\"https://example.org/" + HAN.repeat(Limits.ADDRESS - 20) + "\"";
        Reply refused = organisation.asManager().post(organisation.path("/evidence"), """
                {"side": "INDIVIDUAL", "kind": "PEER", "summary": "%s", "links": [%s], "effectiveOn": "%s"}
                """.formatted(
                        HAN.repeat(Limits.TEXT), String.join(",", Collections.nCopies(Limits.LINKS, link)), today));
        expect(422, refused);
        assertThat(refused.code()).isEqualTo("event.too-large");
    }

    private String withDampeners(String dampeners) {
        String rating = organisation.rating(3, "Mid", today.minusDays(10), "");
        return rating.replace("\"evidenceIds\": []", "\"dampenersConsidered\": [" + dampeners + "]");
    }
}
