package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.Envelope;
import dev.assay.query.feed.ProjectedViews;
import dev.assay.query.feed.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events reach a view in the order of their stream, but may come again, in other batches, and mixed with those of
/// other streams in any way.
class ViewsOrderTest {

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
    void eventsThatComeTwiceLateOrInOtherBatchesGiveTheSameDocuments(String name) {
        List<Envelope> events = EveryKind.events();
        Map<String, String> once = documents(name, List.of(events));
        assertThat(once).isNotEmpty();

        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            List<Envelope> mixed = mixed(events, random);
            List<List<Envelope>> batches = new ArrayList<>();
            for (int start = 0; start < mixed.size(); start += 4) {
                batches.add(mixed.subList(start, Math.min(start + 4, mixed.size())));
            }
            batches.add(random.nextInt(batches.size()), mixed.subList(0, 1));
            batches.add(mixed.subList(0, mixed.size() / 2));
            batches.add(events);
            assertThat(documents(name, batches)).as("seed " + seed).isEqualTo(once);
            for (int run = 0; run < 5; run++) {
                int start = random.nextInt(events.size());
                batches.add(events.subList(start, Math.min(events.size(), start + 1 + random.nextInt(8))));
            }
            assertThat(documents(name, batches))
                    .as("seed " + seed + ", repeated")
                    .isEqualTo(once);
        }
    }

    private static Map<String, String> documents(String name, List<List<Envelope>> batches) {
        View view = Views.named(name);
        try (ProjectedViews views = new ProjectedViews(view)) {
            batches.forEach(batch -> views.apply(view, batch));
            return views.documents(view);
        }
    }

    /// The streams interleaved anew, each in its own order.
    private static List<Envelope> mixed(List<Envelope> events, Random random) {
        List<List<Envelope>> streams = new ArrayList<>(
                events.stream().collect(java.util.stream.Collectors.groupingBy(Envelope::stream)).values().stream()
                        .map(ArrayList::new)
                        .toList());
        List<Envelope> mixed = new ArrayList<>();
        while (!streams.isEmpty()) {
            Collections.shuffle(streams, random);
            List<Envelope> stream = streams.getFirst();
            mixed.add(stream.removeFirst());
            if (stream.isEmpty()) {
                streams.removeFirst();
            }
        }
        return mixed;
    }
}
