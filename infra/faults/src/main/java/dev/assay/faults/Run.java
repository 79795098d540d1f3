package dev.assay.faults;

import dev.assay.faults.check.Checker;
import dev.assay.faults.check.History;
import dev.assay.faults.check.Result;
import dev.assay.faults.inject.Catalogue;
import dev.assay.faults.inject.Databases;
import dev.assay.faults.inject.Plan;
import dev.assay.faults.inject.Plan.Scenario;
import dev.assay.faults.inject.Records;
import dev.assay.faults.load.Consumer;
import dev.assay.faults.load.Follower;
import dev.assay.faults.load.Http;
import dev.assay.faults.load.Load;
import dev.assay.faults.load.Organisation;
import dev.assay.faults.load.Probe;
import dev.assay.faults.load.Recorder;
import dev.assay.faults.result.Ending;
import dev.assay.faults.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;

/// From an empty folder to a checked history.
public final class Run {

    private static final Duration FIRST = Duration.ofMinutes(1);

    /// The long faults begin after these parts of the time.
    private static final double[] HEAVY_AT = {0.2, 0.55};

    private final Options options;
    private final Path root;
    private final Path work;
    private final java.util.function.Consumer<String> progress;

    /// @param root the folder of the repository, whose services are packaged
    /// @param work for data and logs
    /// @param progress gets lines for people
    public Run(Options options, Path root, Path work, java.util.function.Consumer<String> progress) {
        this.options = options;
        this.root = root;
        this.work = work;
        this.progress = progress;
    }

    public Outcome play() {
        Random random = new Random(options.seed());
        UUID policy = new UUID(random.nextLong(), random.nextLong());
        progress.accept("Starting the stack in " + work);
        try (Stack stack = Stack.start(root, work, policy);
                Http http = new Http()) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            var organisation = Organisation.found(root, stack, http, today, random, options.clients());
            try (Probe probe = new Probe(stack, http, organisation, random)) {
                if (probe.awaitWell(FIRST).isEmpty()) {
                    throw new IllegalStateException("The stack does not work");
                }
                return play(stack, http, organisation, probe);
            }
        }
    }

    private Outcome play(Stack stack, Http http, Organisation organisation, Probe probe) {
        var recorder = new Recorder();
        var records = new Records(stack, options.seed());
        var catalogue = new Catalogue(stack, new Databases(stack), records);
        Plan plan = Plan.of(catalogue, options.seed(), options.transaction(), options.outage());
        try (var follower = Follower.start(stack.queryUris(), organisation.founder());
                var consumer = Consumer.start(stack.kafkaBootstrap());
                var saboteur = new Saboteur(probe, progress)) {
            progress.accept("Breaking things, with seed " + options.seed());
            try (var load = Load.start(
                    stack, http, organisation, recorder, options.seed(), options.clients(), options.perSecond())) {
                sabotage(saboteur, plan);
            }
            Duration lasted = saboteur.elapsed();
            progress.accept("Reading everything, and rebuilding the views");
            probe.awaitWell(FIRST);
            List<Result> checks = checked(() ->
                    new Ending(stack, http, organisation).history(recorder, follower, consumer, records.poisoned()));
            return new Outcome(
                    options,
                    lasted,
                    saboteur.injections(),
                    recorder.outcomes(),
                    stack.endedByThemselves(),
                    stack.kafkaDisk().whyNot().stream()
                            .map(why -> "disk full kafka: no file system can be mounted here (" + why + ")")
                            .toList(),
                    checks);
        }
    }

    /// A system so broken that nobody can read it any more is a result, too.
    private static List<Result> checked(Callable<History> ending) {
        try {
            return Checker.examine(ending.call());
        } catch (Exception e) {
            return List.of(new Result("the system can be read in the end", 1, 1, List.of(String.valueOf(e))));
        }
    }

    private void sabotage(Saboteur saboteur, Plan plan) {
        if (!options.chosen().isEmpty()) {
            plan.chosen(options.chosen()).forEach(saboteur::play);
            return;
        }
        int heavy = 0;
        while (saboteur.elapsed().compareTo(options.lasts()) < 0) {
            boolean due = heavy < HEAVY_AT.length
                    && saboteur.elapsed().toMillis()
                            > HEAVY_AT[heavy] * options.lasts().toMillis();
            Scenario scenario = due ? plan.heavy(heavy++) : plan.light();
            saboteur.play(scenario);
        }
    }
}
