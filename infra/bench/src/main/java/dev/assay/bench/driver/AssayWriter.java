package dev.assay.bench.driver;

import dev.assay.bench.facts.Contender;
import dev.assay.bench.facts.Contest;
import dev.assay.bench.facts.Facts;
import dev.assay.bench.facts.HistoryEntry;
import dev.assay.bench.facts.Person;
import dev.assay.bench.facts.Rated;
import dev.assay.bench.workload.Step.Judged;
import dev.assay.bench.workload.Workload;
import dev.assay.command.By;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.command.reference.ReportingLines;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// Assay's write side as a contender: the whole command service, asked without HTTP, as its peers are.
public final class AssayWriter implements Contender {

    private static final LocalDate JOINED = LocalDate.of(2015, 6, 1);
    private static final UUID REGISTRAR = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0099L);

    private final ConfigurableApplicationContext context;
    private final Commands commands;

    private AssayWriter(ConfigurableApplicationContext context) {
        this.context = context;
        this.commands = CommandContext.commands(context);
    }

    public static void main(String[] arguments) throws Exception {
        Contest.serve(AssayWriter::start);
        System.exit(0);
    }

    private static AssayWriter start() {
        return new AssayWriter(CommandContext.start());
    }

    @Override
    public void prepare(Facts facts) {
        // Many at once: what is not measured should not take long.
        facts.managers().toList().parallelStream().forEach(this::register);
        facts.people().toList().parallelStream().forEach(this::register);
    }

    private void register(Person person) {
        @Nullable UUID managerId = person.managerId();
        @Nullable
        NewManager manager = managerId == null ? null : new NewManager(managerId, true, true, ReportingLines.NONE);
        By by = by(REGISTRAR);
        var command = new RegisterEngineer(
                person.id(), person.name(), person.email(), Workload.ROLE, manager, commands.roles(), JOINED, by);
        commands.send(command, by, "person-" + person.id(), person.id());
    }

    @Override
    public void write(Stream<Rated> share) {
        share.forEach(rated -> {
            By by = by(rated.raterId());
            LocalDate on = rated.effectiveOn();
            var judged = new Judged(
                    rated.level(),
                    rated.band(),
                    rated.confidence(),
                    rated.rationale(),
                    List.of(),
                    on.minusDays(180),
                    on.minusDays(1));
            UUID id = rated.ratingId();
            UUID revised = rated.revises();
            String reason = rated.reason();
            var command = revised == null || reason == null
                    ? commands.rate(rated.engineerId(), id, judged, on, by)
                    : commands.revise(rated.engineerId(), id, revised, judged, reason, on, by);
            commands.send(command, by, "rating-" + id, id);
        });
    }

    private static By by(UUID actorId) {
        return new By(actorId, LocalDate.now(ZoneOffset.UTC));
    }

    @Override
    public List<HistoryEntry> history(UUID engineerId) {
        throw new UnsupportedOperationException("Histories are read from a view");
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
