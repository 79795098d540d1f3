package dev.assay.command.ledger;

import dev.assay.events.RecordSignatures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The sequencer and the relay, each in a thread of its own: a broker that is away must not hold up positions.
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Handover handover() {
        return new Handover();
    }

    @Bean
    Sequencer sequencer(
            LedgerTables tables, PlatformTransactionManager transactions, LedgerSettings settings, Handover handover) {
        return new Sequencer(tables, new TransactionTemplate(transactions), settings.batch(), handover);
    }

    @Bean
    Relay relay(
            RelayTables tables,
            PlatformTransactionManager transactions,
            LedgerSettings settings,
            Handover handover,
            KafkaSettings kafka,
            RecordSignatures signatures) {
        return new Relay(tables, new TransactionTemplate(transactions), kafka, signatures, settings.batch(), handover);
    }

    @Bean
    LedgerMonitor ledgerMonitor(
            LedgerTables ledger, RelayTables relay, LedgerSettings settings, MeterRegistry metrics) {
        return new LedgerMonitor(ledger, relay, settings.heldWarning(), metrics);
    }

    @Bean
    WorkerStatus relayStatus(Relay relay, MeterRegistry metrics) {
        Gauge.builder("assay.relay.position", relay, Relay::position)
                .description("The position that goes to Kafka next")
                .register(metrics);
        return new WorkerStatus("relay", relay::position, metrics);
    }

    @Bean
    WorkerStatus sequencerStatus(Sequencer sequencer, MeterRegistry metrics) {
        return new WorkerStatus("sequencer", sequencer::position, metrics);
    }

    @Bean
    Worker relayWorker(Relay relay, LedgerMonitor monitor, LedgerSettings settings, WorkerStatus relayStatus) {
        return new Worker(
                "ledger-relay",
                () -> {
                    try {
                        return relay.relay();
                    } finally {
                        monitor.relayed();
                    }
                },
                new Worker.Rhythm(settings.poll(), settings.batch(), 0),
                0,
                relayStatus);
    }

    @Bean
    Worker sequencerWorker(
            Sequencer sequencer,
            Worker relayWorker,
            LedgerMonitor monitor,
            LedgerSettings settings,
            EventStore store,
            WorkerStatus sequencerStatus) {
        Worker worker = new Worker(
                "ledger-sequencer",
                () -> {
                    int moved = sequencer.sequence();
                    if (moved > 0) {
                        relayWorker.wake();
                    }
                    monitor.sequenced(moved);
                    return moved;
                },
                // A transaction that was open when others committed may have ended meanwhile, without a signal.
                new Worker.Rhythm(settings.poll(), settings.batch(), 3),
                1,
                sequencerStatus);
        store.subscribe(
                events -> CurrentUnitOfWork.ifStarted(work -> work.root().afterCommit(committed -> worker.wake())));
        return worker;
    }
}
