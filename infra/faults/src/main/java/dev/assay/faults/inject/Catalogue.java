package dev.assay.faults.inject;

import dev.assay.embedded.Link;
import dev.assay.faults.inject.Kind.Span;
import dev.assay.faults.stack.Part;
import dev.assay.faults.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All the ways to break the system.
public final class Catalogue {

    private static final Span MOMENT = new Span(0, 3_000);
    private static final Span WHILE = new Span(2_000, 8_000);

    private final Stack stack;
    private final Databases databases;
    private final Records records;

    public Catalogue(Stack stack, Databases databases, Records records) {
        this.stack = stack;
        this.databases = databases;
        this.records = records;
    }

    List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        Stream.of(stack.commands(), stack.queries(), stack.servers())
                .flatMap(List::stream)
                .forEach(part -> processes(part, kinds));
        kinds.add(together("both command services", stack.commands()));
        kinds.add(together("both query services", stack.queries()));
        stack.links().forEach(link -> connections(link, kinds));
        databases(kinds);
        records(kinds);
        for (String service : stack.clocks()) {
            kinds.add(clock(service, Duration.ofHours(1)));
            kinds.add(clock(service, Duration.ofHours(-1)));
        }
        if (stack.kafkaDisk().whyNot().isEmpty()) {
            kinds.add(Kind.of(
                    "disk full", "kafka", new Span(5_000, 9_000), stack.kafkaDisk()::fill, stack.kafkaDisk()::free));
        }
        return kinds;
    }

    /// Those that last for minutes, while others happen.
    ///
    /// @param transaction how long a transaction stays open
    /// @param outage how long Kafka is away
    List<Kind> heavy(Duration transaction, Duration outage) {
        return List.of(
                Kind.of(
                        "transaction open",
                        "postgres",
                        Span.of(transaction),
                        databases::openTransaction,
                        databases::endTransaction),
                Kind.of("away", "kafka", Span.of(outage), stack.kafka()::kill, stack.kafka()::start));
    }

    private static void processes(Part part, List<Kind> kinds) {
        String kind = part.name().equals("mongodb") ? "SIGKILL, which wipes," : "SIGKILL";
        kinds.add(Kind.of(kind, part.name(), MOMENT, part::kill, part::start));
        kinds.add(Kind.of("SIGSTOP", part.name(), WHILE, part::stop, part::go));
    }

    private static Kind together(String name, List<Part> parts) {
        return Kind.of("SIGKILL", name, MOMENT, () -> parts.forEach(Part::kill), () -> parts.forEach(Part::start));
    }

    private static void connections(Link link, List<Kind> kinds) {
        kinds.add(Kind.of("connections cut", link.name(), Span.NONE, link::cut, Fault.NOTHING));
        kinds.add(Kind.of("connections refused", link.name(), WHILE, link::refuse, link::open));
        kinds.add(Kind.of("network silent", link.name(), WHILE, link::silence, link::open));
        kinds.add(Kind.of("connections lost without a word", link.name(), Span.NONE, link::lose, Fault.NOTHING));
        kinds.add(Kind.of("network silent, then cut", link.name(), WHILE, link::silence, () -> {
            link.cut();
            link.open();
        }));
    }

    private void databases(List<Kind> kinds) {
        kinds.add(Kind.of("backends terminated", "postgres", Span.NONE, databases::terminateBackends, Fault.NOTHING));
        kinds.add(Kind.of(
                "killed while it holds the ledger's lock",
                "a command service",
                MOMENT,
                databases::killLockHolder,
                () -> stack.commands().forEach(Part::start)));
        kinds.add(Kind.of("wiped while it runs", "mongodb", Span.NONE, databases::dropViews, Fault.NOTHING));
    }

    private void records(List<Kind> kinds) {
        kinds.add(Kind.of("records repeated", "assay.events", Span.NONE, records::repeatLatest, Fault.NOTHING));
        kinds.add(Kind.of(
                "older run of records delivered again",
                "assay.events",
                Span.NONE,
                records::repeatOlderRun,
                Fault.NOTHING));
        kinds.add(
                Kind.of("poison event without headers", "assay.events", Span.NONE, records::poisonBare, Fault.NOTHING));
        kinds.add(Kind.of(
                "poison event with broken data", "assay.events", Span.NONE, records::poisonBroken, Fault.NOTHING));
    }

    private Kind clock(String service, Duration by) {
        return Kind.of(
                by.isNegative() ? "clock an hour slow" : "clock an hour fast",
                service,
                new Span(4_000, 12_000),
                () -> stack.shiftClock(service, by),
                () -> stack.shiftClock(service, Duration.ZERO));
    }
}
