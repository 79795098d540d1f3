package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.HostileValues;
import dev.assay.kit.token.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every parameter of every operation, whichever there are, with values that nobody should send.
class ExtremeParametersTest extends ViewsApiTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final String[] ALL_ROLES =
            Arrays.stream(Role.values()).map(Enum::name).toArray(String[]::new);

    /// One place of an operation where a caller may say something.
    private record Place(RequestMappingInfo operation, HandlerMethod handler, MethodParameter parameter) {

        String method() {
            return operation
                    .getMethodsCondition()
                    .getMethods()
                    .iterator()
                    .next()
                    .name();
        }

        String path() {
            return operation.getPatternValues().iterator().next();
        }

        @Override
        public String toString() {
            return method() + " " + path() + " " + handler.getMethod().getName() + "("
                    + parameter.getParameter().getName() + ")";
        }
    }

    @TestFactory
    Stream<DynamicTest> noValueOfAnyParameterMakesTheServiceFailOrThinkForLong() {
        return places().stream()
                .map(place -> DynamicTest.dynamicTest(place.toString(), () -> answersEveryValue(place)));
    }

    private static List<Place> places() {
        Map<RequestMappingInfo, HandlerMethod> operations = service()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        List<Place> places = new ArrayList<>();
        operations.forEach((operation, handler) -> {
            if (handler.getBeanType().getName().startsWith("dev.assay.")) {
                Arrays.stream(handler.getMethodParameters())
                        .filter(ExtremeParametersTest::isSaidByTheCaller)
                        .forEach(parameter -> places.add(new Place(operation, handler, parameter)));
            }
        });
        assertThat(places).hasSizeGreaterThan(40);
        return places;
    }

    private static boolean isSaidByTheCaller(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParam.class)
                || parameter.hasParameterAnnotation(PathVariable.class)
                || parameter.hasParameterAnnotation(RequestHeader.class);
    }

    private static void answersEveryValue(Place place) throws Exception {
        List<String> values = values(place.parameter);
        // A first one that is not counted: classes are loaded for it.
        answer(place, values.getFirst());
        for (String value : values) {
            long start = System.nanoTime();
            int status = answer(place, value);
            assertThat(status).as("%s = %s", place, value).isLessThan(500);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("%s = %s", place, value)
                    .isLessThan(AT_ONCE);
        }
    }

    private static List<String> values(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(RequestHeader.class)) {
            return HostileValues.inHeaders();
        }
        boolean cursor = "cursor".equals(parameter.getParameter().getName());
        return cursor ? HostileValues.inCursors() : HostileValues.inQueries();
    }

    private static int answer(Place place, String value) throws IOException, InterruptedException {
        MethodParameter parameter = place.parameter;
        String name = parameter.getParameter().getName();
        String path = place.path();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            path = path.replace("{" + name + "}", encoded(value.isEmpty() ? " " : value));
        }
        path = path.replaceAll("\\{[a-zA-Z]*Id\\}|\\{id\\}", ADA.toString()).replaceAll("\\{[a-zA-Z]+\\}", "VIEWS");
        if (parameter.hasParameterAnnotation(RequestParam.class)) {
            path += "?" + name + "=" + encoded(value);
        }
        HttpRequest.Builder request = request(path, UUID.randomUUID(), ALL_ROLES)
                .timeout(Duration.ofSeconds(10))
                .method(place.method(), HttpRequest.BodyPublishers.noBody());
        place.operation
                .getProducesCondition()
                .getProducibleMediaTypes()
                .forEach(type -> request.header("Accept", type.toString()));
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null) {
            request.header(header.name(), value);
        }
        HttpResponse<InputStream> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        // The stream of events has no end.
        answer.body().close();
        return answer.statusCode();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
