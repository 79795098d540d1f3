package dev.assay.bench.measure;

import dev.assay.bench.load.Clients;
import dev.assay.bench.load.Organisation;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;

/// Both services with clients that have warmed them up, for all measures that send commands over HTTP.
final class Served implements AutoCloseable {

    private static final String NAME = "served";

    private final Stack stack;
    private final Clients clients;

    private Served(Stack stack, Clients clients) {
        this.stack = stack;
        this.clients = clients;
    }

    /// Made when it is first asked for, and kept until it is dropped.
    static Served of(Setting setting) throws Exception {
        return setting.kept(NAME, Served.class, () -> start(setting));
    }

    static void drop(Setting setting) throws Exception {
        setting.drop(NAME);
    }

    private static Served start(Setting setting) throws Exception {
        Stack stack = Stack.start(setting, NAME);
        try {
            stack.withCommandService().withQueryService();
            Organisation.found(setting, stack.commandPort());
            var clients = new Clients(setting, stack.commandPort(), AgainstFloor.CLIENTS, 1);
            clients.warmUp(() -> Quiet.await(stack));
            return new Served(stack, clients);
        } catch (Exception e) {
            stack.close();
            throw e;
        }
    }

    Stack stack() {
        return stack;
    }

    Clients clients() {
        return clients;
    }

    @Override
    public void close() throws Exception {
        try (stack) {
            clients.close();
        }
    }
}
