package dev.assay.query;

import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.RecordedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every read of somebody's ratings is in the log of sensitive reads, with ids only (R18).
class SensitiveReadsTest extends QueryServiceTest {

    private static final LocalDate DAY = LocalDate.now(CLOCK).minusYears(1);
    private static final UUID MANAGER = UUID.randomUUID();
    private static final UUID ENGINEER = UUID.randomUUID();

    /// Operations that show no rating of anybody, each with what it shows instead.
    private static final Map<String, String> EXEMPT = Map.of(
            "/api/engineers", "names, roles and managers",
            "/api/engineers/{engineerId}", "name, roles and managers",
            "/api/roles", "the framework",
            "/api/roles/{roleId}", "the framework",
            "/api/ladders", "the framework",
            "/api/ladders/{trackId}", "the framework",
            "/api/alert-policy", "the framework",
            "/api/views", "the state of views",
            "/api/dead-letters", "types and streams of events, without their data");

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    }

    private static final Lines LOG = new Lines();

    @BeforeAll
    static void publish() {
        service();
        LOG.start();
        ((Logger) LoggerFactory.getLogger("assay.sensitive-reads")).addAppender(LOG);
        RecordedEvent last = EventStream.publish(
                Histories.registered(MANAGER, "EM", null, DAY),
                Histories.registered(ENGINEER, "IMPE", MANAGER, DAY),
                Histories.rated(ENGINEER, UUID.randomUUID(), "NONE", DAY),
                Histories.raised(ENGINEER, UUID.randomUUID(), UUID.randomUUID(), "OVERDUE", DAY),
                new PromotionProposed(ENGINEER, UUID.randomUUID(), MANAGER, "IMPE", "SPE", "Ready", null, DAY, DAY));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/api/engineers/" + ENGINEER + "?minVersion=" + last.version(), HR, "HR")
                                .statusCode()
                        == 200);
    }

    @AfterAll
    static void detach() {
        ((Logger) LoggerFactory.getLogger("assay.sensitive-reads")).detachAppender(LOG);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationThatReadsIsLoggedOrNamedAsShowingNoRatings() {
        var mappings = service().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        List<String> operations = mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/api/"))
                .distinct()
                .toList();
        assertThat(operations).containsAll(EXEMPT.keySet()).hasSizeGreaterThan(EXEMPT.size());
        return operations.stream()
                .map(operation -> DynamicTest.dynamicTest(operation, () -> {
                    UUID reader = UUID.randomUUID();
                    read(operation.replaceAll("\\{[^}]+}", ENGINEER.toString()), reader, "*/*");
                    if (EXEMPT.containsKey(operation)) {
                        assertThat(linesOf(reader)).isEmpty();
                    } else {
                        await().atMost(Duration.ofSeconds(10))
                                .untilAsserted(() -> assertThat(linesOf(reader)).isNotEmpty());
                    }
                }));
    }

    @Test
    void exportsAreLoggedLikePages() throws IOException, InterruptedException {
        for (String mediaType : List.of("text/csv", "application/x-ndjson")) {
            UUID reader = UUID.randomUUID();
            read("/api/audit", reader, mediaType);
            assertThat(linesOf(reader)).containsExactly("Ratings read: reader=" + reader + " engineer=all view=audit");
        }
    }

    @Test
    void listsNameTheEngineersOfThePageInOneLine() throws IOException, InterruptedException {
        for (String view : List.of("alerts", "promotions")) {
            int before = linesOf(MANAGER).size();
            get("/api/" + view, MANAGER, "MANAGER");
            assertThat(linesOf(MANAGER).subList(before, linesOf(MANAGER).size()))
                    .containsExactly("Ratings read: reader=" + MANAGER + " engineers=" + ENGINEER + " view=" + view);
            UUID stranger = UUID.randomUUID();
            read("/api/" + view, stranger, "*/*", "MANAGER");
            assertThat(linesOf(stranger)).isEmpty();
        }
    }

    @Test
    void aFollowerIsLoggedOnceAndThenWithTheEngineersWhoseEventsTheyGet() throws IOException, InterruptedException {
        UUID reader = UUID.randomUUID();
        try (InputStream stream =
                open("/api/events", reader, "text/event-stream", "HR").body()) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> linesOf(reader).contains("Ratings followed: reader=" + reader + " view=events"));
            EventStream.publish(Histories.rated(ENGINEER, UUID.randomUUID(), "NONE", DAY));
            EventStream.publish(Histories.rated(ENGINEER, UUID.randomUUID(), "NONE", DAY));
            EventStream.publish(Histories.rated(id("another"), UUID.randomUUID(), "NONE", DAY));
            await().atMost(Duration.ofSeconds(10)).until(() -> linesOf(reader).stream()
                    .anyMatch(line -> line.contains(id("another").toString())));
        }
        assertThat(linesOf(reader))
                .filteredOn(line -> line.contains(ENGINEER.toString()))
                .hasSize(1);
    }

    private static void read(String path, UUID reader, String mediaType, String... roles)
            throws IOException, InterruptedException {
        open(path, reader, mediaType, roles.length == 0 ? new String[] {"HR"} : roles)
                .body()
                .close();
    }

    private static HttpResponse<InputStream> open(String path, UUID reader, String mediaType, String... roles)
            throws IOException, InterruptedException {
        return HTTP.send(
                request(path, reader, roles).header("Accept", mediaType).GET().build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private static List<String> linesOf(UUID reader) {
        return LOG.lines.stream()
                .filter(line -> line.contains("reader=" + reader))
                .toList();
    }
}
