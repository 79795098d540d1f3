package dev.assay.bench.measure;

import dev.assay.bench.dataset.Dataset;
import dev.assay.bench.load.Organisation;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;

/// A stack with a dataset in its event table. It is made in steps, each once, because several measures go on from it.
final class Sized implements AutoCloseable {

    private final Setting setting;
    private final Stack stack;
    private final Dataset dataset;
    private boolean relayed;
    private boolean projected;

    private Sized(Setting setting, Stack stack, Dataset dataset) {
        this.setting = setting;
        this.stack = stack;
        this.dataset = dataset;
    }

    /// The stack of that many events, made when it is first asked for, and kept until the end of the run.
    static Sized of(Setting setting, String name, int events) throws Exception {
        return setting.kept(name, Sized.class, () -> loaded(setting, name, events));
    }

    private static Sized loaded(Setting setting, String name, int events) throws Exception {
        var dataset = new Dataset(11, events / 20);
        Stack stack = Stack.start(setting, name);
        try {
            stack.withCommandService();
            Organisation.found(setting, stack.commandPort());
            Quiet.awaitRelay(stack);
            stack.stopCommandService();
            long start = System.nanoTime();
            dataset.load(stack.database());
            System.out.printf("  %,d events written in %.0f s%n", dataset.events(), (System.nanoTime() - start) / 1e9);
            return new Sized(setting, stack, dataset);
        } catch (Exception e) {
            stack.close();
            throw e;
        }
    }

    Stack stack() {
        return stack;
    }

    Dataset dataset() {
        return dataset;
    }

    Setting setting() {
        return setting;
    }

    /// Whether the ledger and the relay have already been through it.
    boolean isRelayed() {
        return relayed;
    }

    /// Runs the command service, with everything in Kafka.
    Sized relayed() {
        if (!relayed) {
            stack.withCommandService();
            Quiet.awaitRelay(stack);
            relayed = true;
        }
        return this;
    }

    void setRelayed() {
        relayed = true;
    }

    /// Runs both services, with everything in the views.
    Sized projected() {
        relayed();
        if (!projected) {
            stack.withQueryService();
            Quiet.await(stack);
            projected = true;
        }
        return this;
    }

    @Override
    public void close() {
        stack.close();
    }
}
