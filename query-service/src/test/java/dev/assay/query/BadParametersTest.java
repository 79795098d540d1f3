package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a query answers to parameters that it cannot use.
class BadParametersTest extends ViewsApiTest {

    @ParameterizedTest
    @CsvSource({
        "/timeline?from=2025-06-01&to=2025-05-01, from",
        "/timeline?asOf=2025-02-30, asOf",
        "/timeline?knownAt=yesterday, knownAt",
        "/timeline?knownAt=%2B999999999-12-31, knownAt",
        "/timeline?minVersion=one, minVersion",
        "/ratings?asOf=31.12.2025, asOf",
    })
    void aParameterThatCannotBeUsedIsNamed(String query, String parameter) {
        assertNamed("/api/engineers/" + ADA + query, parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/audit?limit=0, limit",
        "/api/audit?limit=1001, limit",
        "/api/audit?cursor=nonsense, cursor",
        "/api/audit?cursor=MTp4, cursor",
        "/api/audit?type=rating.unheard-of, type",
        "/api/audit?engineer=somebody, engineer",
        "/api/audit?from=2025-06-01&to=2025-05-01, from",
        "/api/engineers?manager=somebody, manager",
        "/api/engineers?cursor=%25%25, cursor",
        "/api/promotions?state=ALMOST, state",
        "/api/roles/VIEWS?version=two, version",
    })
    void aParameterOfAListThatCannotBeUsedIsNamed(String path, String parameter) {
        assertNamed(path, parameter);
    }

    private static void assertNamed(String path, String parameter) {
        HttpResponse<String> answer = get(path, HR, "HR");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(parameter);
    }
}
