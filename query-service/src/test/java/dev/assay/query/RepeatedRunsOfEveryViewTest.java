package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.Envelope;
import dev.assay.query.feed.ProjectedViews;
import dev.assay.query.feed.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any run of records may stand in the topic again, and several consumers may take it at the same time: every view is
/// what the events say, each once and in order.
class RepeatedRunsOfEveryViewTest {

    private static final int CONSUMERS = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alerts.AlertsView",
                "audit.AuditView",
                "engineers.EngineersView",
                "promotions.PromotionsView",
                "roles.RolesView",
                "timeline.TimelineView",
                "watch.WatchView"
            })
    void repeatedRunsTakenByConsumersSideBySideGiveTheFold(String name) {
        View view = Views.named(name);
        List<Envelope> events = EveryKind.events();
        Map<String, String> fold = fold(view, events);
        for (int seed = 0; seed < 6; seed++) {
            List<Envelope> topic = topic(events, new Random(seed));
            try (ProjectedViews views = new ProjectedViews(view)) {
                int first = seed;
                CompletableFuture.allOf(IntStream.range(0, CONSUMERS)
                                .mapToObj(consumer -> CompletableFuture.runAsync(
                                        () -> take(views, view, topic, new Random(first * 31L + consumer))))
                                .toArray(CompletableFuture[]::new))
                        .join();
                assertThat(facts(views.documents(view))).as("seed " + seed).isEqualTo(fold);
            }
        }
    }

    private static Map<String, String> fold(View view, List<Envelope> events) {
        try (ProjectedViews views = new ProjectedViews(view)) {
            events.forEach(event -> views.apply(view, List.of(event)));
            return facts(views.documents(view));
        }
    }

    /// The names of alerts to look at are a hint: one too many does no harm.
    private static Map<String, String> facts(Map<String, String> documents) {
        documents.keySet().removeIf(id -> id.startsWith("unresolved/"));
        return documents;
    }

    private static void take(ProjectedViews views, View view, List<Envelope> topic, Random random) {
        for (int start = 0; start < topic.size(); ) {
            int end = Math.min(topic.size(), start + 1 + random.nextInt(12));
            views.apply(view, topic.subList(start, end));
            start = end;
        }
    }

    /// Each event for the first time after those before it, and any run again at any time.
    private static List<Envelope> topic(List<Envelope> events, Random random) {
        List<Envelope> topic = new ArrayList<>();
        for (int next = 0; next < events.size(); ) {
            int until = Math.min(events.size(), next + 1 + random.nextInt(8));
            topic.addAll(events.subList(next, until));
            next = until;
            while (random.nextInt(3) == 0) {
                int start = random.nextInt(next);
                topic.addAll(events.subList(start, Math.min(next, start + 1 + random.nextInt(12))));
            }
        }
        return topic;
    }
}
