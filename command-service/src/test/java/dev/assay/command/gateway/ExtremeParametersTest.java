package dev.assay.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ServiceTest;
import dev.assay.command.probe.BodyShape;
import dev.assay.embedded.HostileValues;
import dev.assay.kit.token.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every parameter and every field of every operation, whichever there are, with values that nobody should send.
class ExtremeParametersTest extends ServiceTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final UUID CALLER = UUID.randomUUID();
    private static final String[] ALL_ROLES =
            Arrays.stream(Role.values()).map(Enum::name).toArray(String[]::new);

    /// One parameter of an operation.
    private record Place(RequestMappingInfo operation, HandlerMethod handler, MethodParameter parameter) {

        String method() {
            return operation
                    .getMethodsCondition()
                    .getMethods()
                    .iterator()
                    .next()
                    .name();
        }

        String name() {
            return parameter.getParameter().getName();
        }

        @Override
        public String toString() {
            return method() + " " + operation.getPatternValues() + " " + name();
        }
    }

    @TestFactory
    Stream<DynamicTest> noValueOfAnyParameterMakesTheServiceFailOrThinkForLong() {
        return places().map(place -> DynamicTest.dynamicTest(place.toString(), () -> {
            if (place.parameter.hasParameterAnnotation(RequestBody.class)) {
                answersEveryBody(place);
            } else {
                answersEveryValue(place);
            }
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "X-Correlation-Id", "X-Causation-Id", "If-Match"})
    void noValueOfAnyHeaderMakesTheServiceFail(String header) {
        for (String value : HostileValues.inHeaders()) {
            ApiClient client = client().withKey(UUID.randomUUID().toString()).with(header, value);
            answersAtOnce(header + " = " + value, () -> client.post("/api/engineers", "{}")
                    .status());
        }
    }

    @Test
    void aHeadRequestStartsNothing() {
        assertThat(client().send("HEAD", "/api/imports/history/anything", null, new byte[0])
                        .status())
                .isEqualTo(405);
    }

    private static Stream<Place> places() {
        Map<RequestMappingInfo, HandlerMethod> operations = application()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        List<Place> places = operations.entrySet().stream()
                .filter(one -> one.getValue().getBeanType().getName().startsWith("dev.assay."))
                .flatMap(one -> Arrays.stream(one.getValue().getMethodParameters())
                        .filter(ExtremeParametersTest::isSaidByTheCaller)
                        .map(parameter -> new Place(one.getKey(), one.getValue(), parameter)))
                .toList();
        assertThat(places).hasSizeGreaterThan(40);
        return places.stream();
    }

    private static boolean isSaidByTheCaller(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParam.class)
                || parameter.hasParameterAnnotation(PathVariable.class)
                || (parameter.hasParameterAnnotation(RequestBody.class)
                        && parameter.getParameterType().isRecord());
    }

    private static void answersEveryValue(Place place) {
        for (String value : HostileValues.inQueries()) {
            String encoded = URLEncoder.encode(value.isEmpty() ? " " : value, StandardCharsets.UTF_8)
                    .replace("+", "%20");
            boolean inPath = place.parameter.hasParameterAnnotation(PathVariable.class);
            String pattern = place.operation.getPatternValues().iterator().next();
            String path = inPath
                    ? completed(pattern.replace("{" + place.name() + "}", encoded))
                    : completed(pattern) + "?" + place.name() + "=" + encoded;
            answersAtOnce(place + " = " + value, () -> answer(place, path, "{}"));
        }
    }

    private static void answersEveryBody(Place place) {
        String path = completed(place.operation.getPatternValues().iterator().next());
        for (BodyShape.Variant variant : BodyShape.variantsOf(place.parameter.getParameterType())) {
            answersAtOnce(
                    place + " " + variant.place() + " = " + variant.value(), () -> answer(place, path, variant.json()));
        }
    }

    private static String completed(String path) {
        return path.replaceAll("\\{version\\}", "1")
                .replaceAll("\\{(roleId|trackId)\\}", "IMPE")
                .replaceAll("\\{[a-zA-Z]+\\}", "01900000-0000-7000-8000-000000000003");
    }

    private static int answer(Place place, String path, String body) {
        return client().withKey(UUID.randomUUID().toString())
                .send(place.method(), path, "application/json", body.getBytes(StandardCharsets.UTF_8))
                .status();
    }

    private static void answersAtOnce(String what, Supplier<Integer> request) {
        long start = System.nanoTime();
        assertThat(request.get()).as(what).isLessThan(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(AT_ONCE);
    }

    private static ApiClient client() {
        return as(CALLER, ALL_ROLES);
    }
}
