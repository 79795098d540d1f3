package dev.assay.command.engineer;

import java.util.UUID;

/// Recorded evidence, as far as a rule may ask for it.
record Evidence(UUID evidenceId, UUID recordedBy, boolean withdrawn) {

    Evidence withdraw() {
        return new Evidence(evidenceId, recordedBy, true);
    }
}
