package dev.assay.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bench.facts.Contender;
import dev.assay.bench.facts.Facts;
import dev.assay.bench.facts.HistoryEntry;
import dev.assay.embedded.Shared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ContendersTest {

    private static final Facts FACTS = new Facts(7, 20, 90);
    private static final int THREADS = 4;
    private static final String DATABASE = Shared.postgres();

    @Test
    void enversTellsTheWholeHistory() throws Exception {
        tellsTheWholeHistory(EnversContender::new);
    }

    @Test
    void javersTellsTheWholeHistory() throws Exception {
        tellsTheWholeHistory(JaversContender::new);
    }

    @Test
    void aTriggerTellsTheWholeHistory() throws Exception {
        tellsTheWholeHistory(TriggerContender::new);
    }

    @Test
    void pekkoTellsTheWholeHistoryThoughFewEngineersStayInMemory() throws Exception {
        tellsTheWholeHistory(database -> new PekkoContender(database, 5));
    }

    @Test
    void modulithTellsTheWholeHistory() throws Exception {
        tellsTheWholeHistory(ModulithContender::new);
    }

    private static void tellsTheWholeHistory(Opening opening) throws Exception {
        Instant before = Instant.now().minusMillis(1);
        try (Contender contender = opening.open(DATABASE)) {
            contender.prepare(FACTS);
            write(contender);
            assertHistory(contender, before);
        }
        // What a second process finds was in the database, not in the memory of the first.
        try (Contender contender = opening.open(DATABASE)) {
            assertHistory(contender, before);
            assertThat(contender.size()).isGreaterThan(8192);
        }
    }

    private static void write(Contender contender) throws Exception {
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Void>> shares = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                shares.add(executor.submit((Callable<Void>) () -> {
                    contender.write(FACTS.share(number, THREADS));
                    return null;
                }));
            }
            for (Future<Void> share : shares) {
                share.get();
            }
        }
    }

    private static void assertHistory(Contender contender, Instant before) throws Exception {
        for (int engineer = 0; engineer < FACTS.engineers(); engineer++) {
            List<HistoryEntry> history =
                    contender.history(FACTS.person(engineer).id());
            FACTS.check(engineer, history);
            assertThat(history).extracting(HistoryEntry::knownAt).allSatisfy(knownAt -> assertThat(knownAt)
                    .isBetween(before, Instant.now()));
        }
    }

    @FunctionalInterface
    private interface Opening {
        Contender open(String database) throws Exception;
    }
}
