package dev.assay.bench.measure;

import dev.assay.bench.load.WarmUp;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Rounds;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The same facts and the same history, with Assay and with other ways to keep an audit trail.
public final class PeersMeasure implements Measure {

    private static final int ENGINEERS = 300;
    private static final long FACTS = 3_000;
    private static final int THREADS = 16;
    private static final int READS = 300;

    private int seed;

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        List<Peer> peers = new ArrayList<>();
        try {
            peers.add(AssayPeer.start(setting));
            for (String name : Peer.OTHERS) {
                peers.add(Peer.start(setting, name));
            }
            for (Peer peer : peers) {
                System.out.println("  " + peer.name());
                WarmUp.untilSteady(turn -> writeAndRead(peer, -turn), peer::rest);
            }
            seed = 0;
            Rounds.Subject[] writes = peers.stream()
                    .map(peer -> new Rounds.Subject(
                            peer.name() + ", ratings stored",
                            "1/s",
                            () -> peer.write(round(peers, peer), ENGINEERS, FACTS, THREADS)))
                    .toArray(Rounds.Subject[]::new);
            List<Series> stored = Rounds.interleaved(ROUNDS, writes);
            seed = 0;
            Rounds.Subject[] reads = peers.stream()
                    .map(peer -> new Rounds.Subject(
                            peer.name() + ", one history read, p50",
                            "ms",
                            () -> peer.history(round(peers, peer), ENGINEERS, FACTS, READS)))
                    .toArray(Rounds.Subject[]::new);
            List<Series> read = Rounds.interleaved(ROUNDS, reads);
            return result(peers, stored, read);
        } finally {
            for (Peer peer : peers.reversed()) {
                peer.close();
            }
            setting.postgres().dropDatabase(Peer.DATABASE);
        }
    }

    private static double writeAndRead(Peer peer, int seed) throws Exception {
        double stored = peer.write(seed, ENGINEERS, FACTS, THREADS);
        peer.history(seed, ENGINEERS, FACTS, READS);
        return stored;
    }

    /// A seed for each round, the same for all.
    private int round(List<Peer> peers, Peer peer) {
        return peer == peers.getFirst() ? ++seed : seed;
    }

    private Result result(List<Peer> peers, List<Series> stored, List<Series> read) throws Exception {
        var result = new Result(
                name(),
                "How fast are the same ratings stored, and the history of one person's rating read, by Assay and by"
                        + " its peers?");
        stored.forEach(result::add);
        read.forEach(result::add);
        for (Peer peer : peers) {
            result.add(
                    Series.once(peer.name() + ", bytes for each rating", "B", (double) peer.size() / peer.ratings()));
        }
        for (int index = 1; index < peers.size(); index++) {
            String other = peers.get(index).name();
            double ratio = stored.getFirst().to(stored.get(index));
            String what = "ratings stored, Assay / " + other;
            result.add(
                    Peer.WRITE_TARGETS.containsKey(other)
                            ? Goal.atLeast(what, ratio, "", Objects.requireNonNull(Peer.WRITE_TARGETS.get(other)))
                            : Goal.informs(what, ratio, ""));
            result.add(Goal.atLeast(
                    "history read, time of " + other + " / Assay",
                    read.get(index).to(read.getFirst()),
                    "",
                    1));
        }
        return result.note(FACTS + " ratings of " + ENGINEERS + " engineers a round, by " + THREADS
                        + " threads, each rating durable when acknowledged; " + READS
                        + " histories of ten ratings, one after the other, each checked.")
                .note("Assay runs with all of its parts: while ratings are stored, ledger, relay and projections"
                        + " take their share of the processors. Commands go through its gateway without HTTP, with"
                        + " idempotency keys and all rules; histories come from its view, which is waited for"
                        + " before the next contender writes.");
    }
}
