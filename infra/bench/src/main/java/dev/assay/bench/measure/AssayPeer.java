package dev.assay.bench.measure;

import dev.assay.bench.driver.AssayHistory;
import dev.assay.bench.driver.AssayWriter;
import dev.assay.bench.load.Organisation;
import dev.assay.bench.stack.Child;
import dev.assay.bench.stack.Postgres;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import java.util.Map;

/// Assay as a contender: one process writes, another keeps the views and reads them.
final class AssayPeer extends Peer {

    private static final String TABLES = """
        SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r'
        """;

    private final Stack stack;
    private final Child reader;

    private AssayPeer(Stack stack, Child writer, Child reader) {
        super("Assay", writer);
        this.stack = stack;
        this.reader = reader;
        ready(reader);
    }

    static AssayPeer start(Setting setting) throws Exception {
        Stack stack = Stack.start(setting, "assay");
        try {
            Child writer = stack.commandDriver(AssayWriter.class.getName());
            var peer = new AssayPeer(stack, writer, stack.queryDriver(AssayHistory.class.getName()));
            Organisation.found(setting, stack.commandPort());
            return peer;
        } catch (Exception e) {
            stack.close();
            throw e;
        }
    }

    @Override
    double write(int seed, int engineers, long facts, int threads) throws Exception {
        double rate = super.write(seed, engineers, facts, threads);
        Quiet.await(stack);
        return rate;
    }

    @Override
    double history(int seed, int engineers, long facts, int reads) {
        return median(reader, seed, engineers, facts, reads);
    }

    @Override
    void rest() {
        super.rest();
        Quiet.awaitIdle(Map.of("reader", reader.handle()));
    }

    /// All tables: events, ledger, answers to idempotency keys, reference.
    @Override
    long size() {
        return Long.parseLong(Postgres.query(stack.database(), TABLES));
    }

    @Override
    public void close() {
        reader.close();
        super.close();
        stack.close();
    }
}
