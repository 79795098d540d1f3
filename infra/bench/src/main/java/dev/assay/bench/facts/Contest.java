package dev.assay.bench.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Serves one contender over standard input and output, and holds the clock for all of them alike.
///
/// | line | answer |
/// |--|--|
/// | `write SEED ENGINEERS FACTS THREADS` | `done FACTS NANOS` |
/// | `history SEED ENGINEERS FACTS READS` | `done READS NANOS P50NANOS P99NANOS`: one thread |
/// | `size` | bytes |
///
/// Every history is checked. It begins with `ready` and ends with its input. An answer `failed MESSAGE` ends the
/// contender's part.
public final class Contest {

    private final Contender contender;
    private @Nullable Facts prepared;

    private Contest(Contender contender) {
        this.contender = contender;
    }

    /// Makes a contender.
    public interface Maker {
        Contender make() throws Exception;
    }

    /// As [#serve(Maker)], for a contender that prints nothing while it is made.
    public static void serve(Contender contender) throws Exception {
        serve(() -> contender);
    }

    /// Returns at the end of the input; the contender is closed then.
    public static void serve(Maker maker) throws Exception {
        // What libraries print must not get between the answers.
        PrintStream answers = System.out;
        System.setOut(System.err);
        try (Contender contender = maker.make();
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var contest = new Contest(contender);
            answers.println("ready");
            answers.flush();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.println(contest.answer(line.strip().split(" ")));
                answers.flush();
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            answers.println("failed " + e);
            answers.flush();
            throw e;
        }
    }

    private String answer(String[] words) throws Exception {
        return switch (words[0]) {
            case "write" -> write(facts(words), Integer.parseInt(words[4]));
            case "history" -> history(facts(words), Integer.parseInt(words[4]));
            case "size" -> Long.toString(contender.size());
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static Facts facts(String[] words) {
        return new Facts(Long.parseLong(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]));
    }

    private String write(Facts facts, int threads) throws Exception {
        if (!facts.equals(prepared)) {
            contender.prepare(facts);
            prepared = facts;
        }
        var made = new CountDownLatch(threads);
        var go = new CountDownLatch(1);
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> shares = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                shares.add(executor.submit((Callable<Void>) () -> {
                    List<Rated> share = facts.share(number, threads).toList();
                    made.countDown();
                    go.await();
                    contender.write(share.stream());
                    return null;
                }));
            }
            // Making the facts is not what is measured.
            made.await();
            long start = System.nanoTime();
            go.countDown();
            for (Future<?> share : shares) {
                share.get();
            }
            return "done %d %d".formatted(facts.ratings(), System.nanoTime() - start);
        }
    }

    private String history(Facts facts, int reads) throws Exception {
        long[] nanos = new long[reads];
        int read = 0;
        for (int engineer : facts.reads(reads).toArray()) {
            UUID id = facts.person(engineer).id();
            long began = System.nanoTime();
            List<HistoryEntry> history = contender.history(id);
            nanos[read++] = System.nanoTime() - began;
            facts.check(engineer, history);
        }
        long all = Arrays.stream(nanos).sum();
        Arrays.sort(nanos);
        return "done %d %d %d %d".formatted(reads, all, nanos[reads / 2], nanos[(int) (reads * 0.99)]);
    }
}
