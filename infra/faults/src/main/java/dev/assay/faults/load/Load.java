package dev.assay.faults.load;

import dev.assay.faults.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// All clients together.
public final class Load implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean goesOn = true;

    private Load() {}

    /// @param clients how many; the organisation has a manager for each
    /// @param perSecond commands of all clients together, while nothing is broken
    public static Load start(
            Stack stack,
            Http http,
            Organisation organisation,
            Recorder recorder,
            long seed,
            int clients,
            int perSecond) {
        Load load = new Load();
        Duration pause = Duration.ofMillis(1_000L * clients / perSecond);
        for (int number = 0; number < clients; number++) {
            Random random = new Random(seed * 31 + number);
            String name = "c" + number;
            Actor hr = Actor.of(stack.issuer(), Actor.id(random), "HR");
            Requests requests = new Requests(organisation, hr, organisation.manager(number), name);
            // Each second client never sends a command again.
            Client client = new Client(name, stack, http, recorder, hr, number % 2 == 0, random, () -> load.goesOn);
            Writer writer = new Writer(client, requests, organisation, random, pause, () -> load.goesOn);
            load.threads.add(Thread.ofPlatform().daemon().name(name).start(writer));
        }
        return load;
    }

    /// Returns when every client has its last answer or has given it up.
    @Override
    public void close() {
        goesOn = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
