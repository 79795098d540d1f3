package dev.assay.command.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells how far the ledger and the relay are behind, and what holds them.
final class LedgerMonitor {

    private static final Logger log = LoggerFactory.getLogger(LedgerMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final LedgerTables ledger;
    private final RelayTables relay;
    private final Duration heldWarning;

    private volatile LedgerTables.Waiting ledgerWaiting = new LedgerTables.Waiting(0, 0, 0);
    private volatile RelayTables.Waiting relayWaiting = new RelayTables.Waiting(0, 0);
    private volatile double heldSeconds;
    private long heldSince = Long.MIN_VALUE;
    private boolean warned;
    private long ledgerLooked = System.nanoTime() - INTERVAL.toNanos();
    private long relayLooked = ledgerLooked;

    LedgerMonitor(LedgerTables ledger, RelayTables relay, Duration heldWarning, MeterRegistry metrics) {
        this.ledger = ledger;
        this.relay = relay;
        this.heldWarning = heldWarning;
        gauge(metrics, "assay.ledger.lag.events", "Committed events without a position", m -> m.ledgerWaiting.events());
        gauge(
                metrics,
                "assay.ledger.held.seconds",
                "How long an open transaction holds the ledger",
                m -> m.heldSeconds);
        gauge(
                metrics,
                "assay.ledger.held.events",
                "Events that wait for their predecessor in the stream",
                m -> m.ledgerWaiting.held());
        gauge(metrics, "assay.relay.lag.events", "Events not yet in Kafka", m -> m.relayWaiting.events());
        gauge(
                metrics,
                "assay.relay.lag.seconds",
                "Age of the oldest event not yet in Kafka",
                m -> m.relayWaiting.seconds());
    }

    /// After each step of the sequencer, in its thread.
    void sequenced(int moved) {
        if (moved > 0) {
            heldSince = Long.MIN_VALUE;
            heldSeconds = 0;
            warned = false;
        }
        if (System.nanoTime() - ledgerLooked < INTERVAL.toNanos()) {
            return;
        }
        ledgerLooked = System.nanoTime();
        ledgerWaiting = ledger.waiting();
        if (moved > 0 || ledgerWaiting.events() == 0) {
            return;
        }
        if (heldSince == Long.MIN_VALUE) {
            heldSince = System.nanoTime();
        }
        heldSeconds = (System.nanoTime() - heldSince) / 1e9;
        if (!warned && heldSeconds > heldWarning.toSeconds()) {
            warned = true;
            log.atWarn()
                    .addKeyValue("events", ledgerWaiting.events())
                    .addKeyValue("seconds", Math.round(heldSeconds))
                    .addKeyValue("oldestTransaction", ledger.oldestTransaction())
                    .log("An open transaction holds the ledger; nothing is lost, but events wait for their positions");
        }
    }

    /// After each step of the relay, in its thread, whether it failed or not.
    void relayed() {
        if (System.nanoTime() - relayLooked >= INTERVAL.toNanos()) {
            relayLooked = System.nanoTime();
            relayWaiting = relay.waiting();
        }
    }

    /// Events that the relay has not sent.
    long unsent() {
        return relayWaiting.events();
    }

    /// The age of the oldest of them.
    double unsentSeconds() {
        return relayWaiting.seconds();
    }

    private void gauge(MeterRegistry metrics, String name, String description, ToDoubleFunction<LedgerMonitor> value) {
        Gauge.builder(name, this, value).description(description).register(metrics);
    }
}
