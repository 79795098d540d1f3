package dev.assay.bench.driver;

import dev.assay.bench.facts.Contender;
import dev.assay.bench.facts.Contest;
import dev.assay.bench.facts.Facts;
import dev.assay.bench.facts.HistoryEntry;
import dev.assay.bench.facts.Rated;
import dev.assay.domain.Span;
import dev.assay.events.Envelope;
import dev.assay.query.QueryServiceApplication;
import dev.assay.query.history.EngineerEvents;
import dev.assay.query.history.KnownRating;
import dev.assay.query.history.RatingHistory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Assay's read side as a contender: the whole query service, its history of ratings read without HTTP, as the
/// peers' are.
public final class AssayHistory implements Contender {

    private final ConfigurableApplicationContext context;
    private final EngineerEvents events;

    private AssayHistory(ConfigurableApplicationContext context) {
        this.context = context;
        this.events = context.getBean(EngineerEvents.class);
    }

    public static void main(String[] arguments) throws Exception {
        Contest.serve(AssayHistory::start);
        System.exit(0);
    }

    private static AssayHistory start() {
        var application = new SpringApplication(QueryServiceApplication.class);
        application.setRegisterShutdownHook(false);
        return new AssayHistory(application.run());
    }

    @Override
    public void prepare(Facts facts) {}

    @Override
    public void write(Stream<Rated> share) {
        throw new UnsupportedOperationException("Views are written from the stream");
    }

    @Override
    public List<HistoryEntry> history(UUID engineerId) {
        RatingHistory history = RatingHistory.of(events.of(engineerId));
        Map<UUID, List<Span>> spans = history.spans(LocalDate.now(ZoneOffset.UTC));
        List<KnownRating> ratings = history.all().stream()
                .sorted(Comparator.comparing(KnownRating::effectiveOn))
                .toList();
        List<HistoryEntry> entries = new ArrayList<>(ratings.size());
        @Nullable String before = null;
        for (KnownRating rating : ratings) {
            Span span = spans.getOrDefault(rating.id(), List.of()).getFirst();
            Envelope made = rating.made();
            entries.add(new HistoryEntry(
                    made.actorId(),
                    span.from(),
                    span.until(),
                    made.recordedAt(),
                    before,
                    rating.cell(),
                    made.reason()));
            before = rating.cell();
        }
        return entries;
    }

    @Override
    public long size() {
        throw new UnsupportedOperationException("The harness asks the database");
    }

    @Override
    public void close() {
        context.close();
    }
}
