package dev.assay.bench.driver;

import dev.assay.bench.workload.Step;
import dev.assay.bench.workload.Workload;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sends the clients' commands through the gate from threads of the service's own process.
///
/// Prints `ready`; answers each line `SEED SECONDS MANAGER...`, of which every manager gets a thread, with
/// `done COMMANDS NANOS`.
public final class GatewayDriver {

    private GatewayDriver() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        try (var context = CommandContext.start();
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Commands commands = CommandContext.commands(context);
            answers.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                List<UUID> managers = new ArrayList<>();
                for (int word = 2; word < words.length; word++) {
                    managers.add(UUID.fromString(words[word]));
                }
                answers.println(run(commands, Long.parseLong(words[0]), Double.parseDouble(words[1]), managers));
            }
        } catch (Exception e) {
            answers.println("failed " + e);
            throw e;
        }
        System.exit(0);
    }

    private static String run(Commands commands, long seed, double seconds, List<UUID> managers) throws Exception {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long sent = 0;
        try (var executor = Executors.newFixedThreadPool(managers.size())) {
            List<Future<Long>> shares = new ArrayList<>();
            for (int number = 0; number < managers.size(); number++) {
                int client = number;
                shares.add(executor.submit(() -> {
                    var workload = new Workload(seed, client, managers.get(client));
                    long count = 0;
                    for (; System.nanoTime() < end; count++) {
                        Step step = workload.next();
                        String key = "d" + seed + "-" + client + "-" + count;
                        workload.done(step, commands.send(step, managers.get(client), key));
                    }
                    return count;
                }));
            }
            for (Future<Long> share : shares) {
                sent += share.get();
            }
        }
        return "done " + sent + " " + (System.nanoTime() - start);
    }
}
