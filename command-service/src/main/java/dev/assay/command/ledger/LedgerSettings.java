package dev.assay.command.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param poll how often to look for commits of other instances; those of this one are signalled
/// @param batch events per step
/// @param heldWarning how long an open transaction may hold the ledger before the log says so
@ConfigurationProperties("assay.ledger")
record LedgerSettings(
        @DefaultValue("200ms") Duration poll,
        @DefaultValue("4000") int batch,
        @DefaultValue("5s") Duration heldWarning) {}
