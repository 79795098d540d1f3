/// The one order of all events: dense positions given after commit, and their relay to Kafka.
@NullMarked
package dev.assay.command.ledger;

import org.jspecify.annotations.NullMarked;
